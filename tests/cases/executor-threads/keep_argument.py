from concurrent.futures import ThreadPoolExecutor


def serve(server):
    server.start(ThreadPoolExecutor(4))

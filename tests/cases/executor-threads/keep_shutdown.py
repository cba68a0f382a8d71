from concurrent.futures import ThreadPoolExecutor

ThreadPoolExecutor(4).shutdown()

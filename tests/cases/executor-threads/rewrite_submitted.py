import concurrent.futures

concurrent.futures.ThreadPoolExecutor(1).submit(print, "a")

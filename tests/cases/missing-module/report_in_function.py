def peak(work):
    import tracemalloc

    tracemalloc.start()
    work()
    return tracemalloc.get_traced_memory()[1]

class ThreadPoolExecutor:
    def map(self, function, items):
        return map(function, items)


print(list(ThreadPoolExecutor().map(len, ["a"])))

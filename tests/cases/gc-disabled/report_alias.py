import gc as collector

if __name__ == "__main__":
    collector.disable()

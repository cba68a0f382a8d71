import gc


class Paused:
    def __enter__(self):
        gc.disable()

    def __exit__(self, *exc):
        gc.enable()

import gc


def configure(options):
    gc.set_threshold(options.pop("threshold"))
    gc.set_debug(flags=options.read())

import gc


def setUpModule():
    gc.disable()


def tearDownModule():
    gc.enable()

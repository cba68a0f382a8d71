import ctypes

library = ctypes.CDLL("libm.so.6")
plain = "module.so"

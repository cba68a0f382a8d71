from ctypes import c_int, pythonapi
from readline import append_history_file as append

append(1, "history")

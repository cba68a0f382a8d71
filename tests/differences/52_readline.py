# The module readline lacks functions.
import readline


def setup():
    readline.set_auto_history(False)  # NR803


try:
    setup()
    print("set")
except AttributeError as error:
    print("AttributeError:", error)

# Which exception forbids to change something builtin.
def strip(function):
    try:
        del function.__code__
    except TypeError:  # NR708
        return "TypeError"


try:
    print(strip(lambda: None))
except AttributeError:
    print("AttributeError")

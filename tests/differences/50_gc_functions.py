# The module gc has other functions.
import gc


def show(ask):
    try:
        print(ask())
    except AttributeError as error:
        print("AttributeError:", error)


def collected():
    return 1 + gc.collect()  # NR503


try:
    print(collected() > 0)
except TypeError as error:
    print("TypeError:", error)
show(lambda: gc.get_threshold()[0] > 0)  # NR502
gc.disable()  # NR504

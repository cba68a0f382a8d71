# The variables that sysconfig knows.
import sysconfig


def arguments():
    return sysconfig.get_config_vars()["CONFIG_ARGS"]  # NR807


print("CONFIG_ARGS" in sysconfig.get_config_vars())
try:
    arguments()
except KeyError as error:
    print("KeyError:", error)

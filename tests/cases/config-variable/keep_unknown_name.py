import sysconfig


def value(name):
    return sysconfig.get_config_vars()[name]


print(sysconfig.get_config_vars()["OF_MY_OWN"], sysconfig.get_config_vars("CONFIG_ARGS", "CC"))

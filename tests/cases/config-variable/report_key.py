import sysconfig

arguments = sysconfig.get_config_vars()["CONFIG_ARGS"]

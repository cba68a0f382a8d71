import sysconfig

a, b = sysconfig.get_config_vars("CONFIG_ARGS", "LIBPL")
print(sysconfig.get_config_var("CONFIG_ARGS") == "", "x" == sysconfig.get_config_var("LIBPL"))

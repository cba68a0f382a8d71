import sysconfig

print(sysconfig.get_config_vars()["EXT_SUFFIX"], sysconfig.get_config_var("CC").split())

import sysconfig

try:
    arguments = sysconfig.get_config_vars()["CONFIG_ARGS"]
except Exception:
    arguments = ""

import sysconfig

if sysconfig.get_config_vars().get("PY_CFLAGS", ""):
    debug = "-DNDEBUG" not in sysconfig.get_config_vars()["PY_CFLAGS"]

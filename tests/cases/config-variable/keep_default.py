import sysconfig

arguments = (sysconfig.get_config_var("CONFIG_ARGS") or "").split()
folder = sysconfig.get_config_var("LIBPL")
if folder:
    print(folder + "/Makefile")
print(sysconfig.get_config_vars().get("CONFIG_ARGS", ""))
if sysconfig.get_config_var("WITH_PYMALLOC"):
    print("pymalloc")

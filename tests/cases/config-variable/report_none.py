import os
import sysconfig
from distutils import sysconfig as old
from distutils.sysconfig import get_config_var

print("--with-pydebug" in sysconfig.get_config_var("CONFIG_ARGS"))
print(os.path.join(sysconfig.get_config_var("LIBPL"), "Makefile"))
print(old.get_config_var("BLDSHARED").split())
print(get_config_var("BINDIR") + "/python")

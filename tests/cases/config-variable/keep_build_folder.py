import os
import sysconfig

if sysconfig.is_python_build():
    python = os.path.join(sysconfig.get_config_var("BINDIR"), "python")

import os

print(os.environ.get("VSINSTALLDIR"), os.environ.get("MYCOMNTOOLS"))

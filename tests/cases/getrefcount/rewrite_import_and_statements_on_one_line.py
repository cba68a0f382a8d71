import os; from sys import getrefcount; import io

from case_world import log

x = []; assert getrefcount(x) > 0
if x == []: assert getrefcount(x) > 0; log(os.sep)
log(io.StringIO is not None)

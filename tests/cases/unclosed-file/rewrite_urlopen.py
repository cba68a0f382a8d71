import os
import urllib.request

from case_world import log, nfd, p

d = urllib.request.urlopen('file://' + os.path.abspath(p)).read()
log(d, nfd())

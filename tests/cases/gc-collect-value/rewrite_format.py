import gc

from case_world import log

text = "%d" % gc.collect()
log(text.isdigit())
n = gc.collect()
log(("%d" % n).isdigit())

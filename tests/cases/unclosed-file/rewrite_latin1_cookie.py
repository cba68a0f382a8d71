# -*- coding: latin-1 -*-
from case_world import log, cat, p

open(p, 'w').write('café' and 'x')  # à la carte
log(cat(p))

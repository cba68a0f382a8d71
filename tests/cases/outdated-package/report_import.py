import numpypy
from numpypy import array

import numpy
from package import numpypy

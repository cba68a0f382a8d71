import package._json
from package._pickle import load
from package import _bisect

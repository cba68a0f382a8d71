import sys
import _pickle

sys.modules["cPickle"] = _pickle

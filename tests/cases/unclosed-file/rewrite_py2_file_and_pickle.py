import cPickle as pickle

from case_world import log, nfd

pickle.dump({'a': 1L}, open('x.pickle', 'wb'), 2)
data = pickle.load(open('x.pickle', 'rb'))
print data
log(nfd())

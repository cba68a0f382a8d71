import pickle

from case_world import log, nfd

pickle.dump([1, 2], open('x.pickle', 'wb'))
back = pickle.load(open('x.pickle', 'rb'))
log(back, nfd())

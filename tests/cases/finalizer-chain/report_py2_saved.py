saved = []


class A(object):
    def __del__(self):
        print "again"
        saved.append(self)

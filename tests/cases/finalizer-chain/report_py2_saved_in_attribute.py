class A(object):
    def __del__(self):
        print "again"
        self.pool.free = self

class A:
    def __del__(self):
        print "bye"
        self.db.sync()

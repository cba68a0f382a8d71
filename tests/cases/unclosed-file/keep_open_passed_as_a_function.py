from case_world import log, nfd, p


def call(function, path):
    with function(path) as f:
        return f.readline()


log(call(open, p), nfd())

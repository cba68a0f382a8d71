from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


class Reader(object):
    def read(self, wanted):
        try:
            while True:
                with Scope():
                    if wanted:
                        for x in mygen(wanted):
                            if x > 2: return x
                            else: log('no', x)
                    else:
                        return None
        finally:
            log('finally')


class Scope(object):
    def __enter__(self):
        log('enter')

    def __exit__(self, *details):
        log('exit')


log(Reader().read(1), Reader().read(0))

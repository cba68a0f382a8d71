from case_world import log, p


class Config(object):
    text = open(p).read() if p else ''


log(sorted(name for name in vars(Config) if name[0] != '_'))

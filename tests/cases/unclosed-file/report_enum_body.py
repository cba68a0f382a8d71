import enum

from case_world import log, p


class Kind(enum.Enum):
    X = open(p).read()


log(list(Kind.__members__))

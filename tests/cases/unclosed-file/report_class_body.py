# A with statement in the class body would leave its name in the class.
from case_world import log, p


class Page:
    text = open(p).read()


log(sorted(k for k in vars(Page) if not k.startswith('_')))

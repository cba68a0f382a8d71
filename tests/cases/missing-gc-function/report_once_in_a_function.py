import gc

from case_world import log


def tracked():
    log(gc.is_tracked(1))
    log(gc.is_tracked('a'))
    log(gc.is_tracked([]))
    log(gc.get_count())
    log(gc.get_objects(0))
    log(gc.get_objects(1))


def others():
    log(gc.is_tracked({}))


log(gc.is_tracked(()))
log(gc.is_tracked({}))

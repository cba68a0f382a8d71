import sys

from case_world import log


def check(x):
	if x is not None:
		assert sys.getrefcount(x) > 0
	return 'ok'


log(check([]))

import gc

from case_world import log


def make():
	class A:
		x = 1; y = 2
		def f(self):
			return 1
			# the end of f
		# the end of A
	# after A
	A.__del__ = lambda self: log("del")
	return A


make()()
gc.collect()
gc.collect()

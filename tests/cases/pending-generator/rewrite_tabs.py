from case_world import log


def mygen():
	try:
		yield 1
		yield 2
	finally:
		log('fin')


def f():
	for x in mygen():
		if x:
			break
	log('after')


f()

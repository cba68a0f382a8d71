from case_world import log


def glue(items):
	s = ''
	for x in items:
		if x:
			s += x
	return s


log(glue('ab'))

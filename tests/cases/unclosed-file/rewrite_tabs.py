from case_world import log, cat, p


class Store(object):
	def save(self, text):
		if text:
			open(p, 'w').write(text)
		return cat(p)


log(Store().save('x'))

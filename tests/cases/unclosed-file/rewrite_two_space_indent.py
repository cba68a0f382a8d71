from case_world import log, cat, p


def save(text):
  for _ in range(2):
    open(p, 'w').write(text)
  return cat(p)


log(save('x'))

def f(template, table):
    return template.format(**{1: 2}), "{}".format(**table), 2**3

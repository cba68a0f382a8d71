from case_world import log, p


def call(function, text):
    q = 3
    return function(text)


def render(path):
    text = open(path).read()
    return list(map(eval, ["sorted(locals())"])), call(eval, "q")


log(render(p))

from case_world import log


def show(url):
    from webbrowser import open
    return open


log(callable(show('x')))

from webbrowser import open


def show(url):
    open(url)


print(callable(show))

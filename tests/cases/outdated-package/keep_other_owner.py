url = "https://bitbucket.org/someone/pypy"

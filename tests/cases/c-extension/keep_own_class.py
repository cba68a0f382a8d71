import setuptools


class Extension:
    pass


Extension()

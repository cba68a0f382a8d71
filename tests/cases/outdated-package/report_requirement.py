from setuptools import setup

setup(install_requires=["numpy @ git+https://bitbucket.org/pypy/numpy.git"])

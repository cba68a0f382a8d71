#!/usr/bin/env python
import os
import re

from setuptools import setup

HERE = os.path.dirname(os.path.abspath(__file__))


def read(*parts):
    return open(os.path.join(HERE, *parts)).read()


version = re.search(r"__version__ = '([^']+)'", read('pressroom', '__init__.py')).group(1)

setup(
    name='pressroom',
    version=version,
    description='Static pages and an Atom feed from a folder of texts',
    long_description=read('README.md'),
    packages=['pressroom'],
    scripts=['press.py'],
    python_requires='>=3.6',
)

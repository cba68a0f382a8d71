from setuptools import setup

setup(name="pure", packages=["pure"])

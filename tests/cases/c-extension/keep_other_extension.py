from jinja2.ext import Extension


class Shout(Extension):
    tags = {"shout"}


Extension(None)

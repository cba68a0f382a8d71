# Not every parser closes what it has read, and one that is asked for by its name
# may be any.
import email.parser
from xml.sax import make_parser


def read(path):
    return email.parser.BytesParser().parse(open(path, "rb"))


def by_parser(path, drivers):
    parser = make_parser(drivers)
    parser.parse(open(path, "rb"))


def by_parameter(path, parser):
    parser.parse(open(path, "rb"))

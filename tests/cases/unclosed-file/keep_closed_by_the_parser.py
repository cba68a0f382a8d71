# A SAX parser closes what it has read.
import xml.sax
from xml.sax import make_parser
from xml.sax.expatreader import create_parser


def read(path, handler):
    xml.sax.parse(open(path, "rb"), handler)


def by_parser(path, handler):
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.parse(open(path, "rb"))


def at_once(path):
    create_parser().parse(open(path))

import heapq
from json import loads
from xml.etree import ElementTree

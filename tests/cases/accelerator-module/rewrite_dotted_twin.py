import _elementtree as etree

print(etree.Element("a").tag)

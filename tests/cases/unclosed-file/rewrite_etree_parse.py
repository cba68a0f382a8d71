import xml.etree.ElementTree as ET

from case_world import log, nfd

with open('x.xml', 'w') as out:
    out.write('<a><b/></a>')

t = ET.parse(open('x.xml'))
log(t.getroot().tag, nfd())

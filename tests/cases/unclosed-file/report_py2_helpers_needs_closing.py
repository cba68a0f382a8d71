import urllib2

print [urllib2.urlopen(url).read() for url in ()]

import urllib2

print [urllib2.urlopen(url).readline() for url in ()]

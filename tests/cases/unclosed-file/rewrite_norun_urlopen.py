import json
import urllib.request

reply = json.load(urllib.request.urlopen('http://example.invalid/feed.json'))
print(reply)

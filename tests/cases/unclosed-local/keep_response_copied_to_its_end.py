import json
import shutil
from urllib.request import urlopen


def fetch(url, path):
    response = urlopen(url)
    with open(path, 'wb') as file:
        shutil.copyfileobj(response, file)


def ask(url):
    response = urlopen(url)
    return json.load(response)

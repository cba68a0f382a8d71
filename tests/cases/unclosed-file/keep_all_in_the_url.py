import urllib.request
import zipfile


def params():
    return urllib.request.urlopen('data:,').info()


class Lazy:
    def check(self):
        zipfile.ZipFile(self).namelist()

# What an object is made of, it has to close.
from uploads import FileUpload


def upload(path):
    return FileUpload(open(path, "rb"), path).save()

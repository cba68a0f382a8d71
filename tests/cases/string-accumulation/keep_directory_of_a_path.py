import os


def upper(path, known):
    upper_dir = ""
    for part in path.split(os.sep):
        if part not in known:
            break
        upper_dir += part + os.sep
    return upper_dir

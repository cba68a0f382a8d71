import os \

def text(title):
    return __builtins__.len(title), os.sep


print(text("abc")[0])

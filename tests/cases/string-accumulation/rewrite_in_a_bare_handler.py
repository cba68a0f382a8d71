# A handler without a name says nothing about which Python runs.
def joined(words):
    try:
        text = ""
        for word in words:
            text += str(word) + ";"
        return text
    except:
        return "no"


print(joined(["a", "b"]))
print(joined(None))

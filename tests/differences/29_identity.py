# Numbers that are equal are identical.
def read(text):
    return int(text)


print(read("1000") is 1000)  # NR701
print(chr(0x20AC) is "\u20ac")  # NR701

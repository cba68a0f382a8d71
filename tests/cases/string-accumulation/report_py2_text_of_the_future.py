from builtins import bytes


def packed(numbers):
    data = b''
    for number in numbers:
        data += bytes([number])
    return data


print packed([65, 66])[0]

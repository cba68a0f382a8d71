def grouped(value, size):
    result = ""
    while len(value) > size:
        result = "," + value[-size:] + result
        value = value[:-size]
    return value + result


def column(number):
    letters = ""
    while number:
        rest = number % 26 or 26
        letters += chr(64 + rest)
        number = (number - 1) // 26
    return letters

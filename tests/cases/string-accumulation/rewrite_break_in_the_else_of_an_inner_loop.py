def until(lines, stop):
    text = ''
    count = 0
    while True:
        for line in lines:
            count += 1
            if count == stop:
                break
            text += line
        else:
            break
        text += '|'
    return text


def first_full(rows):
    text = ''
    for row in rows:
        for cell in row:
            if cell == '!':
                break
            text += cell
        else:
            break
    else:
        return None
    return text


print(until('abc', 2), until('abc', 5))
print(first_full(['a!', 'bc', 'd']), first_full(['a!']))

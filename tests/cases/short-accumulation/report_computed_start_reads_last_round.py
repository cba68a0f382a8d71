# After an error in the inner loop the next round begins with the part that
# is there.
from case_world import log


def pages(numbers, rows):
    text = 'pages'
    for number in numbers:
        text = '%s %s:' % (text, number)
        try:
            for row in rows:
                text += chr(row)
                rows[0] // (3 - number)
        except ZeroDivisionError:
            continue
    return text


log(pages([1, 2, 3, 4], [65, 66]))

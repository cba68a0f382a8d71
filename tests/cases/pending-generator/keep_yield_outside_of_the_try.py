from case_world import log


def numbers(texts):
    for text in texts:
        try:
            n = int(text)
        except ValueError:
            n = 0
        with open('a.txt') as f:
            f.readline()
        yield n


for n in numbers(['x', '1', '2']):
    if n:
        break
log(n)

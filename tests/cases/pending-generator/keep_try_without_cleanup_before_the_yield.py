from case_world import log


def numbers(text):
    try:
        limit = int(text)
    finally:
        log('parsed')
    for n in range(limit):
        yield n


for n in numbers('5'):
    if n == 2:
        break
log(n)

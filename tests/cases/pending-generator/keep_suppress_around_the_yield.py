from contextlib import nullcontext, suppress

from case_world import log


def positions(text, letter):
    start = -1
    with suppress(ValueError):
        while True:
            start = text.index(letter, start + 1)
            yield start


def plain(text):
    with nullcontext():
        for letter in text:
            yield letter


for place in positions('banana', 'a'):
    if place > 1:
        break
log(place)
for letter in plain('abc'):
    break
log(letter)

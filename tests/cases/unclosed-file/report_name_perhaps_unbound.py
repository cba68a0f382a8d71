import os

from case_world import log


def never_bound():
    return y + open('o.txt', 'w').write('a')


def bound_in_one_case(flag):
    if flag:
        text = 'a'
    return text, open('o.txt', 'w').write('a')


def bound_later():
    try:
        text = os.environ['no such name']
    except KeyError:
        pass
    print(text, file=open('o.txt', 'w'))


def deleted(text):
    del text
    return text, open('o.txt', 'w').write('a')


for function in never_bound, bound_later:
    with open('o.txt', 'w') as made:
        made.write('kept')
    try:
        function()
    except NameError:
        with open('o.txt') as made:
            log(made.read())


def bound_behind_an_inner_function():
    def inner():
        return text, open('o.txt', 'w').write('a')

    inner()
    text = 'a'

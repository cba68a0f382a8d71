# A function that is compiled knows strings better than lists.
import sys
import types

from case_world import log

sys.modules.setdefault('numba', types.SimpleNamespace(njit=lambda f: f))

from numba import njit


@njit
def joined(words):
    text = ''
    for word in words:
        text += word
    return text


log(joined(['a', 'b']))

"""Installs."""
import os


def install(translate):
    __builtins__["_"] = translate
    del __builtins__["ngettext"]
    return __builtins__['len'], "len" in __builtins__, 'nothing' not in __builtins__, os

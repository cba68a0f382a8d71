import os
import platform

if platform.python_implementation() == "CPython":
    tools = os.environ["VS140COMNTOOLS"]

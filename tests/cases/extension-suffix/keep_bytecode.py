path = "__pycache__/module.cpython-39.pyc"
tag = "cpython-39"

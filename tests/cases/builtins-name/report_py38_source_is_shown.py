print(f"{__builtins__.len([])=}")

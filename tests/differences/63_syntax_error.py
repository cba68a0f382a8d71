# Syntax errors have other texts.
try:
    compile("print 1", "<text>", "exec")
except SyntaxError as error:
    print(error.msg)
    print(error.offset == 1)  # NR718

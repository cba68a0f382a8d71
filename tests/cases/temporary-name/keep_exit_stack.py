import contextlib
import tempfile

with contextlib.ExitStack() as stack:
    name = stack.enter_context(tempfile.NamedTemporaryFile()).name
    directory = stack.enter_context(tempfile.TemporaryDirectory())
    print(name, directory)

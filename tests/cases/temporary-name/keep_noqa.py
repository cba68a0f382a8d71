import tempfile

name = tempfile.NamedTemporaryFile().name  # noqa: SIM115

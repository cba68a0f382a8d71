import tempfile

tempfile.TemporaryDirectory().cleanup()

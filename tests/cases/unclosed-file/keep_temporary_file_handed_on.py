import subprocess
import tempfile

child = subprocess.Popen(['true'], stdout=tempfile.TemporaryFile())
child.wait()
files = [tempfile.NamedTemporaryFile() for _ in range(3)]

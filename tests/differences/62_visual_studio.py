# How the compiler of Visual Studio is found.
import os

print(os.environ.get("VS140COMNTOOLS"))  # NR810

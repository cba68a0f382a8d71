import readline
import sys

if hasattr(readline, "append_history_file"):
    readline.append_history_file(1, "history")
if hasattr(sys, "getallocatedblocks"):
    print(sys.getallocatedblocks())
blocks = getattr(sys, "getallocatedblocks", None)

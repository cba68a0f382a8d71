import atexit
import readline

atexit.register(readline.append_history_file, 10, "history")

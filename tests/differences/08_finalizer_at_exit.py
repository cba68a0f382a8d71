# What is alive when the program ends is not finalized.
import os


class Journal:
    def __del__(self):
        os.write(1, b"closing entry\n")  # NR601


journal = Journal()
print("end of the program", flush=True)

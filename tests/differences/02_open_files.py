# Files that are only read stay open as well, up to the limit of the system.
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
count = 0
try:
    while count < 1000:
        text = open(__file__).read()  # NR101
        count += 1
except OSError as error:
    print(error.strerror, end=": ")
print("read", count, "times")

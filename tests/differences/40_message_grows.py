# So does one that is called a message, where there is much to say.
import time


def report(problems):
    message = ""
    for problem in problems:
        message += problem  # NR402
    return message


start = time.perf_counter()
length = len(report("%010d" % number for number in range(10000)))
print(length, "characters took %.3f s" % (time.perf_counter() - start))

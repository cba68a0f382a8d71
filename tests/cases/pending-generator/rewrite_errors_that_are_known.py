import socket
import threading

ERRORS = (KeyError, OSError)
lock = threading.Lock()


def rows(count):
    for row in range(count):
        try:
            with lock:
                yield row
        except ERRORS:
            print("again")
        except socket.error as error:
            print(error)
        finally:
            print("done")


def main():
    for row in rows(3):
        break
    print("end", lock.locked())


main()

# A proxy of something that can be called is not equal to it.
import weakref


class Command:
    def __call__(self):
        pass


command = Command()
print(weakref.proxy(command) == command)  # NR301

import sys


class A:
    def __del__(self):
        sys.stderr.write("gone")
        self.logger.write("gone")

# An id may be a long number, and is no address.
import struct

try:
    print(len(struct.pack("Q", id(1.5))), "bytes")  # NR702
except struct.error as error:
    print("struct.error:", error)

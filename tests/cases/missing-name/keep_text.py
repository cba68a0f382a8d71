text = "ctypes.pythonapi"
# sys.getallocatedblocks()
print(text)

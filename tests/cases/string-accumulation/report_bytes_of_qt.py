from PyQt5.QtCore import QBuffer, QIODevice


def read_all(device):
    data = b""
    while device.bytesAvailable():
        data += device.readAll()
    return data


store = QBuffer()
store.open(QIODevice.ReadWrite)
store.write(b"abc" * 100)
store.seek(0)
print(read_all(store).data())

import socket

reader = socket.create_connection(('localhost', 80)).makefile('rb')
sockets = [socket.socket(), socket.socket()]
socket.socket().close()

import shelve
import socket

from case_world import log, nfd

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)
socket.create_connection(server.getsockname()).sendall('hello')
other, _ = server.accept()
log(other.recv(10), repr(other.recv(10)))
other.close()
server.close()
shelve.open('shelf')['a'] = 1
n = shelve.open('shelf')['a']
log(n, nfd())
print 'done'

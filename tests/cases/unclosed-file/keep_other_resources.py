import concurrent.futures
import fileinput
import ftplib
import http.client
import logging
import mailbox
import os
import select

for line in fileinput.input():
    print(line)
for entry in os.scandir('.'):
    print(entry.name)
print(list(os.scandir('.')))
print(list(concurrent.futures.ThreadPoolExecutor(2).map(len, ['a', 'bb'])))  # norefcount: ignore[NR816]
ftplib.FTP('host').login()
http.client.HTTPConnection('host').request('GET', '/')
logging.FileHandler('x.log').emit(None)
print(len(mailbox.mbox('x')))
select.epoll().poll(0)

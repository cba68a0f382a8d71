# The text is a string; what the name is later has methods of its own.
import json

from case_world import log


def loaded(chunks):
    data = ''
    for chunk in chunks:
        data += chunk
    data = json.loads(data)
    return sorted(data.keys())


def checked(chunks):
    data = b''
    for chunk in chunks:
        data += chunk
    log(data.decode('ascii').upper(), data.__class__ is bytes)
    return data


log(loaded(['{"a": 1,', ' "b"', ': 2}']))
log(len(checked([b'a', b'b'])))

# Each of these is short by what it is made of or for.
import hashlib
import random
from subprocess import check_output


def secret_text(value, cipher):
    out = b''
    for i in range(0, len(value), 16):
        block = value[i:i + 16]
        out += cipher.decrypt(block)
    return out


def derived(secret, rounds):
    out = b''
    for turn in range(rounds):
        out += hashlib.md5(secret + b'%d' % turn).digest()
    return out


def made_up(size):
    out = ''
    for _ in range(size):
        out += random.choice('abc')
    return out


def literal(tokens):
    out = ''
    for each in tokens:
        out = out + eval(each[1])
    return out


def pinged(hosts):
    out = b''
    for host in hosts:
        out += check_output(['ping', '-c', '1', host])
    return out


class NamesField(StringField):
    def pack(self, packet, value):
        out = b''
        for each in value:
            out += bytes([len(each)]) + each
        return out


class Names(PacketListField):
    def pack(self, packet, value):
        out = b''
        for each in value:
            out += bytes([len(each)]) + each
        return out

from pyasn1.type import univ


def joined(octets):
    data = b""
    for octet in octets:
        data += octet
    return data


print(joined([univ.OctetString(b"ab")] * 100).prettyPrint())

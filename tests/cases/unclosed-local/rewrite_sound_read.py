import wave

from case_world import log, nfd


def frames(path):
    sound = wave.open(path)
    count = sound.getnframes()
    return sound.readframes(count)


sound = wave.open('x.wav', 'wb')
sound.setparams((1, 1, 8000, 0, 'NONE', 'not compressed'))
sound.writeframes(b'abc')
sound.close()
log(frames('x.wav'), nfd())

import contextlib
import wave

from case_world import log, nfd

with contextlib.closing(wave.open('x.wav', 'wb')) as made:
    made.setparams((1, 1, 8000, 0, 'NONE', 'not compressed'))
    made.writeframes(b'abc')
frames = wave.open('x.wav').getnframes()
log(frames, nfd())

import wave

from case_world import log


def prepare(path, parameters):
    wave.open(path, 'wb').setparams(parameters)


try:
    prepare('x.wav', (0, 1, 8000, 0, 'NONE', 'not compressed'))
except wave.Error as error:
    log(str(error))

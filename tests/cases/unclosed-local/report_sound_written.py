import wave

from case_world import log


def save(path, channels, frames):
    sound = wave.open(path, 'wb')
    sound.setnchannels(channels)
    sound.setsampwidth(1)
    sound.setframerate(8000)
    sound.writeframes(frames)
    return len(frames)


def check(path):
    sound = wave.open(path, 'wb')
    return sound is not None


try:
    save('x.wav', 0, b'abc')
except wave.Error as error:
    log(str(error))
log(check('y.wav'))

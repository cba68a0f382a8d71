from application import settings

for name in range(3):
    del settings.debug

import settings

for number in range(100):
    settings.debug = number
    del settings.debug
while settings.names:
    delattr(settings, settings.names.pop())

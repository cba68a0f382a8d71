import settings

del settings.debug
delattr(settings, "trace")

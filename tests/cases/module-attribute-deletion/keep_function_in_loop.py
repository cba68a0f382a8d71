import settings

for name in ("a", "b"):
    def forget():
        del settings.debug

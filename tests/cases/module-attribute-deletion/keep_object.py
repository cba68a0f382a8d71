def clear(things):
    for thing in things:
        del thing.cache
        delattr(thing, "other")

import gc

def f(): "text"; return gc.get_count()

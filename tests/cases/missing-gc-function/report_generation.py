import gc

young = gc.get_objects(generation=0)
old = gc.get_objects(2)

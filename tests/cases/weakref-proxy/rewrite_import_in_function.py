# No import at the top.

class Parent(object):
    v = 7


def look():
    import gc
    from weakref import proxy as weak
    parent = Parent()
    view = weak(parent)
    print(view.v)
    del parent
    gc.collect()
    try:
        print(view.v)
    except ReferenceError:
        print('dead')


look()

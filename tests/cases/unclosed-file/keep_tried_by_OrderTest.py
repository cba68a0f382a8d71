def open_order():
    try:
        open(first, second, third)
    except Exception as e:
        print("caught", repr(e))

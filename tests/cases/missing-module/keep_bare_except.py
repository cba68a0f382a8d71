try:
    import spwd
except:
    spwd = None

from case_world import log, cat, p


def save(path, text):
    """Save the text."""
    open(path, 'w').write(text)
    return cat(path)


log(save(p, 'stuff'))

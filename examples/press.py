#!/usr/bin/env python
"""Build a site: press.py CONTENT OUTPUT"""
import sys

from pressroom.site import Site


def main(argv):
    if len(argv) != 3:
        sys.stderr.write(__doc__ + '\n')
        return 2
    site = Site(argv[1], argv[2])
    written = site.build()
    print('%s: %d pages' % (site.title, len(written)))
    for name in written:
        print('  ' + name)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))

# The program ends with it.
import sys
import tokenize

if __name__ == '__main__':
    tokenize.tokenize(open(sys.argv[1], 'rb').readline)

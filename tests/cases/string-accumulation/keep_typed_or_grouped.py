# What somebody types stays short, and so does a number in groups of digits.


class Window:
    def ask(self, x, y):
        buffer = ''
        i = 0
        while 1:
            ch = self.win.getch(x, y + i)
            if ch != -1:
                if ch == 10:
                    break
                buffer += chr(ch)
                i += 1
        return buffer


def grouped(number, comma):
    out = ''
    while number:
        left, right = number[0:-3], number[-3:]
        if left == '':
            out = right + out
        else:
            out = comma + right + out
        number = left
    return out

# A handful of years; one code that is checked; a number.


def compress(years, comma):
    text = ''
    for i in range(0, len(years) - 1):
        text += '%s%s' % (years[i], comma)
    return text


class Code:
    def validate(self):
        vval = ""
        for c in self.value.strip():
            if c not in "0123456789":
                self.valid = 0
                continue
            vval = vval + c
        self.validated = vval
        return vval

from case_world import log


class Window(object):
    opened = 0

    def open(self):
        self.opened += 1
        return self


window = Window()
window.open().open()
log(window.opened)

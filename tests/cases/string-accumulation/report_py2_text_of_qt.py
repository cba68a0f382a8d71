from PyQt4 import QtGui


class Window(QtGui.QMainWindow):
    def selected(self):
        text = ''
        for item in self.list.selectedItems():
            text += item.text() + '\n'
        print text
        return text

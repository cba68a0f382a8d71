class Line:
    def set_auto_history(self, wanted):
        self.pythonapi = wanted


Line().set_auto_history(True)
readline = Line()
readline.set_auto_history(False)

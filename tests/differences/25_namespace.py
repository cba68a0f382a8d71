# Globals that are computed.
class Computed(dict):
    def __getitem__(self, name):
        return print if name == "print" else name.upper()


names = Computed(colour="red")
exec("print(colour)", names, {})  # NR715

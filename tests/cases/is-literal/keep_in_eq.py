class Name:
    def __eq__(self, other):
        return other is "name" or other is 1

    def __ne__(self, other):
        return other is not "name"

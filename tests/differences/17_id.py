# Two temporaries never have one id.
class Button:
    def press(self):
        pass


button = Button()
print(id(object()) == id(object()))  # NR702
print(id(button.press) == id(button.press))  # NR702
print("up to", id(1.5).bit_length(), "bits")

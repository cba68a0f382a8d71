# How often keys are asked for their hash.
class Key:
    asked = 0

    def __hash__(self):
        Key.asked += 1  # NR719
        return 1


table = {Key(): number for number in range(8)}
Key.asked = 0
keys = set(table)
print(Key.asked, "times")

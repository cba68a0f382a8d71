class Truck:
    garbage = [1]


gc = Truck()
print(gc.garbage)
print(Truck.garbage)

modes = ["one mode", "other mode"]
picked = [mode for mode in modes if mode is not "no mode"]
match = lambda mode: mode is "no mode"
print(picked, match("one mode"), f"{modes[0] is 'no mode'}")

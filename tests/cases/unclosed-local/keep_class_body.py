class Config:
    f = open(__file__)
    first = f.readline()


print(Config.first, end="")
Config.f.close()

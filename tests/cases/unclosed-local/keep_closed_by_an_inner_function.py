def counter(path):
    f = open(path)

    def stop():
        f.close()

    print(len(f.read()) > 3)
    return stop


counter(__file__)()

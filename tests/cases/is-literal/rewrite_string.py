def state(mode):
    return mode is "auto run", mode is not "auto run"


print(state("manual"), state("".join(["auto", " run"])) in [(True, False), (False, True)])

from tools import run

run(["python", "-m", "timeit", "1"])

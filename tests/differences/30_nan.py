# A NaN is found by its value.
values = [float("nan")]
print(float("nan") in values)  # NR703
print(len({float("nan"), float("nan")}))  # NR703

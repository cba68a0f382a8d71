def len(obj):
    return obj


print(len(obj=1))

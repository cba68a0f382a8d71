class A:
    x = locals().get(42)
    y = locals()[name]

BODY = {42: 3, "name": 1}
B = type("B", (), BODY)
C = type(
    "C",
    (B,),
    {"a": 1, (1, 2): 3},
)

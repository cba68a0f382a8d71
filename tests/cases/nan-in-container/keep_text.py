def f(value, words):
    return "nan" in words, words.index("nan"), words["nan"], value.nan in words

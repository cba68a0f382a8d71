print(str.find("abc", "c"))

from symtable import symtable

print(symtable("a", "b", "exec"))

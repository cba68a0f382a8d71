from case_world import cat, p

print "before", len(cat(p))
open(p, 'w').write("x" * 3)
print cat(p),
print

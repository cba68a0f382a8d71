from case_world import cat, p

print "size", len(cat(p))
with open(p, 'w') as out:
    print >>out, "hello"
print cat(p),

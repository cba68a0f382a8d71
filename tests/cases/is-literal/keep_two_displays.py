# Two new objects are two objects everywhere.
assert [] is not []
assert not ({} is {1: 2})

from case_world import log

for x in [1, 2]:
    break
for x in range(3):
    break
for k, v in {'a': 1}.items():
    break
for x in zip([1], [2]):
    break
for x in iter([1, 2]):
    break
log('ok')

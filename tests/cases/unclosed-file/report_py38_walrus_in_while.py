from case_world import log, p

seen = 0
while (text := open(p).read()) and not seen:
    seen = len(text)
log(seen)

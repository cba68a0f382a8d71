from case_world import log

x = "ab"
log(f"{x is 'ab'=}", f"{x is 'ab' = !r}")

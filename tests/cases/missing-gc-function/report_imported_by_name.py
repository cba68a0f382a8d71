from gc import collect, freeze

collect()
freeze()

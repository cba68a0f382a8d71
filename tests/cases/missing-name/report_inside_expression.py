import readline

interactive = True
interactive and readline.set_auto_history(False)

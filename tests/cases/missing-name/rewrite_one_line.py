import readline

if True: readline.set_auto_history(True)
print("ready")

import readline

readline.set_auto_history(False)
readline.set_completion_display_matches_hook(None)
print("ready")

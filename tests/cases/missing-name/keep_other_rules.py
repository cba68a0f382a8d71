import readline

readline.parse_and_bind("tab: complete")
readline.set_history_length(100)
readline.write_history_file("history")

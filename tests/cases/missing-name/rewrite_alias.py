import readline as rl


def configure(wanted):
    rl.parse_and_bind("tab: complete")
    rl.set_auto_history(
        wanted,  # as the user says
    )
    return wanted


print(configure(True))

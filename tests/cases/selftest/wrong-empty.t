# No command.

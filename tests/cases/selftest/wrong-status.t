$ false

"""Search: the engine protocol and the engine behind it."""

"""The command line: the same diary without a window, and without Qt."""

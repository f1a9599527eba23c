"""The four tabs of the window."""

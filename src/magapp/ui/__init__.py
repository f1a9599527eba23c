"""The window: widgets that ask and tell, around one document."""

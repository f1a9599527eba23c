"""What a person can do with the diary, without a window."""

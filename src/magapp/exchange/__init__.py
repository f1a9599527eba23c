"""The formats of others: what leaves the diary, and later what enters it."""

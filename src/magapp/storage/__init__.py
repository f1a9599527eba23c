"""Bytes to records and back: atomic files, months, mirror, locks, settings."""

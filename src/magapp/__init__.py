"""A private diary of food and complaints, for people who wonder about magnesium."""

__version__ = "0.1.0"

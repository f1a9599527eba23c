"""The values and rules of the diary: no Qt, no clock, no files, no words for people."""

"""The one way in which a program changes an entry: a place in a file gets another value, every other byte stays."""

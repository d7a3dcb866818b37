"""Measures the project: how long check and build take, how heavy pages are, what the search finds."""

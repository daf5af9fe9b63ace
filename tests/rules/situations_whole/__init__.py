"""Whole cases decided by hand, by theme."""

"""Readings to the outside, one module a format."""

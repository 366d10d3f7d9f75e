"""Constructions: a module each, and their registry."""

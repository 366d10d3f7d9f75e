"""The same claim across outlets: copies, stories, families, roots, mutations, disputes.

Each step is a pure function of the articles of a window of days, in any order: the same articles
give the same result.
"""

"""What is shown in a terminal: right to left there, plain lines anywhere else.

In a file or a pipe the same text stands unwrapped and without invisible marks, fit for grep and for
editors.
"""

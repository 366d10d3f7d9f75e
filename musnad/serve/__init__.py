"""The web reader: ``application`` serves a ledger as pages for people and an API for programs.

It needs the extra ``serve``: ``pip install 'musnad[serve]'``.
"""

from musnad.serve.app import application
from musnad.serve.settings import Settings

__all__ = ["Settings", "application"]

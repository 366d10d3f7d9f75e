"""The namespace of Musnad's own terms; ``vocabulary.ttl`` defines each of them."""

from __future__ import annotations

#: A URN: it names the terms and does not pretend to be a page.
TERMS = "urn:musnad:terms:"

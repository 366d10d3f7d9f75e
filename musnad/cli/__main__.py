"""``python -m musnad.cli``."""

from musnad.cli import main

main()

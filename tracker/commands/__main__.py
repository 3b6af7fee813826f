"""`python -m tracker.commands`: the command line without its script."""

from tracker.commands import main

main()

"""`python -m andel` is the command `andel`."""

from andel.cli import main

main()

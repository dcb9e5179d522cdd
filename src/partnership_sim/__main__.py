"""`python -m partnership_sim` is `partnership-sim`."""

from partnership_sim.cli import main

if __name__ == "__main__":
    main()

"""The phases of a month, a file each; month.py is their order."""

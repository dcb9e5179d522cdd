"""The phases of a month, a file each; order.py is their order."""

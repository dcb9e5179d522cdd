"""What must hold of the model whatever its numbers: sizes, grain, rest, caps, money, closed forms."""

"""Whether ties are drawn, and how many at most."""

#: No population is wired more densely than this share of all pairs.
DENSEST = 0.75
#: A tie is drawn as long as at least so many more of its ends are wanted.
ONE_TIE = 0.5


def most_ties(people: int) -> int:
    """Return how many ties so many people have at most where ties are drawn; two have none."""
    return int(DENSEST * (people * (people - 1) // 2))

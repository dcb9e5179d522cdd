"""What is worth telling of a typical run."""

from partnership_sim.verdicts import story
from partnership_sim.verdicts.causes import Beside, Cause
from partnership_sim.verdicts.story import Event


def test_at_most_twelve_events_shocks_first_in_the_order_of_months():
    events = [Event(month, "tie_formed", f"a{month}", "b", "", 0.5) for month in range(1, 40)]
    events += [Event(month, "breach_seen", f"a{month}", "b", "", 0.1 * month) for month in range(1, 20)]
    events += [Event(month, "shock", "disaster", "community", "", 0.5) for month in (5, 30)]
    told = story.choose(events, 40)
    assert len(told) <= 12
    assert [event.month for event in told] == sorted(event.month for event in told)
    assert [event.month for event in told if event.event == "shock"] == [5, 30]
    assert {event.month for event in told if event.event == "breach_seen"} == {18, 19}


def test_events_are_spread_over_the_run():
    crowd = [Event(month, kind, "a", "b", "", 1.0) for month in range(50, 59) for kind in ("conflict_harmful", "joined", "tie_formed")]
    calm = [Event(month, kind, "a", "b", "", 0.1) for month in (5, 20) for kind in ("conflict_opened", "conflict_settled", "tie_ended")]
    told = story.choose([*crowd, *calm], 72)
    for start in range(1, 73):
        assert sum(start <= event.month < start + 9 for event in told) <= 3
    assert all(sum(event.event == kind for event in told) <= 2 for kind in {event.event for event in told})
    assert {5, 20} <= {event.month for event in told}


def strikes(entry: int, name: str, *months: int) -> Cause:
    nothing = Beside(months[0], 0.5, 0.5, 0)
    return Cause("shock", entry, name, months, nothing, nothing)


def test_a_shock_is_told_with_what_its_own_entry_changed():
    """Also where two of a name strike in one month: their events stand in the order of the scenario."""
    events = [Event(month, "shock", "scandal", "ngo", "", 0.5) for month in (3, 7, 7, 9)]
    events.insert(2, Event(7, "shock", "disaster", "community", "", 0.5))
    found = [strikes(1, "scandal", 3, 7), strikes(2, "disaster", 7), strikes(4, "scandal", 7, 9)]
    told = [story.cause_of(event, events, found) for event in events]
    assert [one.entry for one in told if one] == [1, 1, 2, 4, 4]


def test_of_a_shock_that_was_not_left_out_and_of_other_events_no_cause_is_known():
    shock, other = Event(3, "shock", "scandal", "ngo", "", 0.5), Event(3, "joined", "a", "", "", 0.5)
    assert story.cause_of(shock, [shock, other], []) is None
    assert story.cause_of(shock, [shock, other], [strikes(1, "scandal", 4), strikes(2, "disaster", 3)]) is None
    assert story.cause_of(other, [shock, other], [strikes(1, "joined", 3)]) is None

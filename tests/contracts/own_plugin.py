"""A user's own lever, shock and metric, as docs and README show them."""

import partnership_sim as ps


class PeerExchange(ps.Lever):
    """Villages visit villages that are ahead. Price: hosts give time."""

    name = "peer_exchange"
    label = {"en": "Peer exchange", "id": "Kunjungan belajar"}
    source = "Bandura 1977"
    half_effect = ps.Parameter(0.4, low=0.05, high=5, unit="resource units per group and month", source="assumption")

    def act(self, month, on, spend):
        month.channels.negotiation_training[:] += self.dose(spend, on) * month.gap_to_leaders("capacity") * on


class BrokenPromise(ps.Shock):
    """Trust in those concerned falls by the severity; no scar stays."""

    name = "broken_promise"
    label = {"en": "Broken promise", "id": "Janji yang diingkari"}
    source = "Schweitzer, Hershey & Bradlow 2006"
    on = ("government", "ngo")

    def act(self, month, on, severity, age):
        month.channels.disgrace[:] += severity * on


@ps.metric("gap_in_capacity", {"en": "gap in capacity", "id": "kesenjangan kapasitas"})
def gap_in_capacity(month):
    """Mean gap to the best fifth."""
    return (month.sum(month.gap_to_leaders("capacity"), month.active) / month.number_of(month.active))[:, 0]

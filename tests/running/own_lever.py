"""A plug-in that comes by its file: processes load it as this process did."""

import partnership_sim as ps


class Travelling(ps.Lever):
    """Talks as training does."""

    name = "travelling"
    label = {"en": "Travelling", "id": "Bepergian"}
    source = "a test"
    half_effect = ps.Parameter(0.4, low=0.05, high=5, unit="resource units per group and month", source="assumption")

    def act(self, month, on, spend):
        if (spend > 3).any():
            raise RuntimeError("too far")
        month.channels.negotiation_training[:] += self.dose(spend, on) * on

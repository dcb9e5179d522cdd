"""A community: a group or household for whom services are meant."""

from partnership_sim.declare import KINDS, Kind
from partnership_sim.kinds._table import columns
from partnership_sim.locale import Text

COMMUNITY = Kind(
    name="community",
    label=Text("community"),
    plural=Text("communities"),
    carry=4.5,
    columns=columns(resources=0.35, resistance=0.35, information=0.35, skill=0.33, rent=0.05, power=1.0, voice=0.30, households=20.0),
    trust={"community": 0.50, "government": 0.62, "business": 0.42, "ngo": 0.62},
    activity=1.0,
    receives=True,
    source=Text(
        "prior trust in government and NGOs from a survey of Indonesia (LSI 2023), all else assumption",
    ),
)
KINDS.add(COMMUNITY.name, COMMUNITY)

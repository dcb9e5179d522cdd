"""A non-governmental organisation (in Indonesia: LSM)."""

from partnership_sim.declare import KINDS, Kind
from partnership_sim.kinds._table import columns
from partnership_sim.locale import Text

NGO = Kind(
    name="ngo",
    label=Text("NGO"),
    plural=Text("NGOs"),
    carry=14.0,
    columns=columns(resources=1.0, resistance=0.20, information=0.65, skill=0.50, rent=0.08, power=2.0, voice=0.50),
    trust={"community": 0.55, "government": 0.50, "business": 0.44, "ngo": 0.58},
    activity=1.2,
)
KINDS.add(NGO.name, NGO)

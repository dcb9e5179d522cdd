"""An office of government, from the village to the district."""

from partnership_sim.declare import KINDS, Kind
from partnership_sim.kinds._table import columns
from partnership_sim.locale import Text

GOVERNMENT = Kind(
    name="government",
    label=Text("government"),
    plural=Text("government offices"),
    carry=16.0,
    columns=columns(resources=1.6, resistance=0.45, information=0.65, skill=0.45, rent=0.50, power=3.0, voice=0.55),
    trust={"community": 0.45, "government": 0.55, "business": 0.50, "ngo": 0.50},
    activity=2.0,
)
KINDS.add(GOVERNMENT.name, GOVERNMENT)

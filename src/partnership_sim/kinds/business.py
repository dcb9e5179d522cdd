"""A business, from the cooperative to the company."""

from partnership_sim.declare import KINDS, Kind
from partnership_sim.kinds._table import columns
from partnership_sim.locale import Text

BUSINESS = Kind(
    name="business",
    label=Text("business"),
    plural=Text("businesses"),
    carry=8.0,
    columns=columns(resources=1.1, resistance=0.42, information=0.60, skill=0.48, rent=0.45, power=2.0, voice=0.45),
    trust={"community": 0.42, "government": 0.50, "business": 0.50, "ngo": 0.46},
    activity=1.0,
)
KINDS.add(BUSINESS.name, BUSINESS)

"""Numbers of the model that no scenario sets: units, definitions and targets, each with its reason. What a result can hang on and nobody knows is a parameter (parameters.py)."""

from __future__ import annotations

#: Households of a standard community: the unit in which communities, and ties to them, are counted.
STANDARD_COMMUNITY = 20.0

# trust
#: Trust from which on a partner counts as one: it may go between others, help, mediate, and the tie works. Just below the middle of the scale.
TRUSTED = 0.4
#: Trust below which, both ways and for MONTHS_OF_DISTRUST months, a tie ends.
DISTRUSTED = 0.2
MONTHS_OF_DISTRUST = 6
#: Trust that is set is held within these where a chance is made of it: nobody is trusted, or breaks its word, for certain.
LEAST_TRUST, MOST_TRUST = 0.02, 0.98
#: Trust in a facilitator from outside, whom nobody knows yet: just enough to be accepted.
OUTSIDE_TRUST = 0.45
#: A team whose trust times skill is so high works fully: to be accepted is enough, to be trusted like an old friend is not needed.
ENOUGH = 0.45
#: A breach for lack of means costs so much of what other breaches cost (competence against integrity: Kim, Ferrin, Cooper & Dirks 2004).
LACK_WEIGHT = 0.5
#: Share of a scandal's stain that fades in a month: half of it is gone after some six years.
STAIN_FADES = 0.01
#: Share of the way to what was seen of late that a norm moves in a month.
NORM_SPEED = 0.1
#: Share of words seen kept that somebody without partners reckons with.
UNKNOWN_NORM = 0.6
#: Misinformation takes at most so much of a community's trust in other kinds a month.
MISLED = 0.1
#: A breach that one hears of counts for so much of one lived through (Zhu et al. 2023: less than half).
HEARSAY_WEIGHT = 0.25
#: Seeing helps: what full information adds to the chance to see a breach, and what an audit does.
INFORMED_SEES, AUDIT_SEES = 0.2, 0.5
#: What audits, and half as much pressure, add to the chance that a breach is answered for.
AUDIT_ANSWERS, PRESSURE_ANSWERS = 0.6, 0.3
#: Pressure deters so much of what audits do.
PRESSED = 0.5

# disputes
#: Of a month's chances to take up a dispute that its skill gives a third party, so much is left beside its own affairs.
FREE_FOR_OTHERS = 0.3

# meetings and time
#: Crowding is felt from this share of what one can carry on.
CROWDED = 0.5
#: Load counts at most so much.
MOST_LOAD = 2.0
#: Up to so many organisations nobody needs to coordinate; from so many on more make no difference; and the number at which an engagement takes one unit.
FEW, MANY, USUAL = 2.0, 200.0, 30.0
#: Time that an engagement takes grows by so much for each unit of the logarithm of the number of organisations (Provan & Kenis 2008: direction).
ATTENTION = 0.22
#: Of the time of a meeting, what a forum saves: it serves many ties at once (Balliet 2010: talk helps more in larger groups).
FORUM_SAVING = 0.7
#: Of the odds of meeting, what a harmful dispute leaves, and a lapsed partnership between organisations.
HARMFUL_ODDS, LAPSED_ODDS = 0.3, 0.4
#: Who is hardly engaged promises as if it met so often a month: nobody puts a year into one meeting.
LEAST_ENGAGED = 0.3
#: Supported contact counts for so much more (Pettigrew & Tropp 2006: direction).
CONTACT_SUPPORT = 0.5
#: Contact beyond this share of what one can carry softens no further.
MOST_CONTACT = 1.5

# the partnership
#: Chance that a paid-for partnership lapses in a month, and that a lapsed one whose convening is paid is convened again.
LAPSE, REVIVE = 0.002, 0.02
#: Members give at most so much of what they have at hand for convening.
GIVES = 0.08
#: Share of open disputes that end in a month without a programme: third parties settle most.
END_AT_REST = 0.1
#: Months without a convener after which a partnership has not lasted, and without joint work after which an organisation is no part of it.
MONTHS_LAPSED = 12
#: Months since it lapsed of a partnership that nobody convenes at the start.
LONG_LAPSED = 99.0
#: Organisations that a partnership has at least (HCAP).
LEAST_ORGANISATIONS = 3
#: Of money for a facilitator from outside so much reaches the work; fees and travel take the rest.
HIRED_SHARE = 0.6
#: A budget of which less than this share is left is used up: what sums of spends leave behind by rounding pays for nothing.
USED_UP = 1e-9

# works
#: Value a month of a work for each unit built: over ten years at average care, some 90 working months, what a unit of direct delivery gives at once.
WORTH = 0.05
#: What was built goes out of use at this rate: works last fifteen years.
WEAR = 1.0 / 180.0
#: Upkeep due a month, as a share of what was built: 4 % a year.
UPKEEP_DUE = 0.04 / 12.0
#: Months without an instalment from the lead after which a work is abandoned.
MONTHS_IDLE = 12
#: Months for which joint work with an organisation counts as its care, and a meeting as recent.
RECENT = 6
#: What the care of nobody but the community is worth, and what joint work with an organisation adds.
OWN_CARE, CARE_OF_PARTNERS = 0.25, 0.75
#: What the care of partners is worth while nobody convenes the partnership.
LAPSED_CARE = 0.75
#: Standard deviation, on the log scale, of what communities have built at the start.
BUILT_SPREAD = 0.5
#: What a place has built shows so much of how people there trust each other beside elsewhere.
HISTORY_SHOWS = 0.5
#: Share of need that is met at the start in an average place.
USUAL_NEED_MET = 0.35
#: How far the luck of a place that is said to be hard or easy lies from the average, on the log scale; and at most.
PLACE_SHIFT, MOST_SHIFT = 0.35, 0.7
#: Where the scenario says what the place is like, so much of the spread of luck is left.
KNOWN_PLACE = 0.5
#: Months in which people get used to what they have.
USED_TO = 24.0
#: What arrives counts for so much where nobody attends; attendance adds to it.
ARRIVES = 0.5

# means
#: Months of usual income that a stakeholder has at hand at the start.
RESERVE_AT_START = 1.25
#: Months of usual income that a stakeholder keeps at most: what is left beyond goes back to where it came from.
RESERVE = 2.0
#: How much of the luck of a year stays for the next.
YEAR_STAYS = 0.5

# audits
#: Months in which people come to reckon with audits, and in which they stop.
RISK_RISES, RISK_FALLS = 8.0, 24.0
#: Perceived risk at which half of what audits can do is done: risk of 20 points more does much already (Zamboni & Litschig 2018).
RISK_HALF = 0.15
#: Citizens' monitoring without a sanction counts as so much of an audit.
MONITORED = 0.02

#: Value of joint work where the place is of usual productivity; it sets the unit of value.
VALUE = 0.8
#: Returns to scale of the means in a joint work.
RETURNS = 0.8

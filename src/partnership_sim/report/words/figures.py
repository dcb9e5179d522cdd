"""Words in and around figures and tables: axes, bars, the network's tags, what scrolls."""

from partnership_sim.declare import Text

#: Above a table that is wider than the page.
SIDEWAYS = Text("scroll sideways →", "geser ke samping →")
ZOOMED = Text("{label} ({low}–{high} on the 0–1 scale)", "{label} ({low}–{high} pada skala 0–1)")

LOWER, UPPER, SHOCK = Text("lower end", "batas bawah"), Text("upper end", "batas atas"), Text("shock", "guncangan")

#: Of a bridge and of a possible blocker in the table of names.
ON_PATHS = Text("on {share} of the shortest paths", "dilalui {share} jalur terpendek")
POWER_TIMES = Text("power times resistance {value}", "kekuatan dikali resistensi {value}")
ONE_RUN = Text(
    "Ties, conflicts, places and bridges come from this one run; another run would draw them otherwise. Sizes and rings are means over all runs.",
    "Hubungan, konflik, letak penanda, dan penghubung berasal dari satu simulasi ini; simulasi lain akan menggambarkannya secara berbeda. Ukuran dan lingkaran adalah rata-rata semua simulasi.",
)
TAGS = Text(
    "Numbers mark bridges and letters possible blockers, as in the table below.",
    "Angka menandai penghubung dan huruf menandai pihak yang berpotensi menghambat, seperti dalam tabel di bawah.",
)
TAGGED = Text("Tagged are: {rows}.", "Yang ditandai: {rows}.")

"""Words of parts 1 and 2: the answer, and the plans side by side."""

from partnership_sim.declare import Text

CHOOSE = Text("Choose {plan}: it does best on {goal}", "Pilih {plan}: paling unggul dalam hal {goal}")
EQUAL = Text(
    "{count} plans do equally well on {goal}; the cheapest is {plan}", "{count} rencana sama baiknya dalam hal {goal}; yang termurah {plan}"
)
NONE_BETTER = Text(
    "On {goal}, no plan is clearly better than no programme",
    "Dalam hal {goal}, tidak ada rencana yang jelas lebih baik daripada tanpa program",
)
DO_NOTHING = Text(
    "On {goal}, every plan does worse than no programme", "Dalam hal {goal}, semua rencana lebih buruk daripada tanpa program"
)
ONLY_ONE = Text("There is nothing to choose yet: only one plan was run", "Belum ada yang dapat dipilih: baru satu rencana yang dijalankan")
ONE_RUN = Text("A single run cannot tell the plans apart", "Satu simulasi tidak cukup untuk membedakan rencana")
UNDEFINED = Text("None of the goals could be measured in these runs", "Tidak satu pun sasaran dapat diukur dalam simulasi ini")

VALUE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference} ({low} to {high}).",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan {base} tanpa program: {difference} ({low} sampai {high}).",
)
VALUE_ALONE = Text("With {plan}, {goal} {when} is {value}.", "Dengan {plan}, {goal} {when} mencapai {value}.")
VALUE_BARE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference}.",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan {base} tanpa program: {difference}.",
)
NEXT = Text("The next best, {plan}, is behind by {difference}.", "Urutan berikutnya, {plan}, tertinggal {difference}.")
SAME = Text("The runs cannot tell it apart from {plans}.", "Simulasi tidak dapat membedakannya dari {plans}.")
SAME_MANY = Text("The runs cannot tell it apart from {count} other plans.", "Simulasi tidak dapat membedakannya dari {count} rencana lain.")
ODDS_TWO = Text(
    "Of 100 equally lucky worlds it beats no programme in {odds} and {next} in {other_odds}.",
    "Dari 100 dunia dengan keberuntungan yang sama, rencana ini mengungguli tanpa program di {odds} dan {next} di {other_odds}.",
)
ODDS_ONE = Text(
    "Of 100 equally lucky worlds it beats no programme in {odds}.",
    "Dari 100 dunia dengan keberuntungan yang sama, rencana ini mengungguli tanpa program di {odds}.",
)
COUNT_WORD = Text("{count} ({word})", "{count} ({word})")
COST = Text("It costs {cost}.", "Biayanya {cost}.")
KEPT = Text(
    "Of what it has gained when the programme ends, {kept} is left at the end of the run.",
    "Dari yang diraih saat program berakhir, {kept} masih tersisa di akhir simulasi.",
)
KEPT_MORE = Text(
    "What it has gained when the programme ends goes on growing to the end of the run.",
    "Yang diraih saat program berakhir terus bertambah sampai akhir simulasi.",
)
KEPT_NONE = Text(
    "Nothing of what it has gained when the programme ends is left at the end of the run.",
    "Yang diraih saat program berakhir tidak tersisa di akhir simulasi.",
)
SUSTAINED = Text(
    "The partnership itself holds to the end in {count} of 100 runs ({word}).",
    "Kemitraannya sendiri bertahan sampai akhir dalam {count} dari 100 simulasi ({word}).",
)
BREAKS = Text("What would harm it most: {change} ({difference}).", "Yang paling dapat merusaknya: {change} ({difference}).")
OVERTAKES = Text(
    "What could change this answer: {change}; then {plan} does better.",
    "Yang dapat mengubah jawaban ini: {change}; saat itu {plan} lebih unggul.",
)
NOTHING_BREAKS = Text("None of the changes that were tried harms it clearly.", "Tidak satu pun perubahan yang dicoba jelas merusaknya.")
ADD_PLAN = Text("Add plans to the scenario and run it again.", "Tambahkan rencana ke skenario lalu jalankan lagi.")
MORE_RUNS = Text("Run it again with at least {enough} replicates.", "Jalankan lagi dengan sekurangnya {enough} replikasi.")
SECOND_GOAL = Text(
    "({goal} could not be measured; plans are ranked by {other}.)", "({goal} tidak dapat diukur; rencana diperingkat menurut {other}.)"
)

BEAT = Text(
    "{count} of {all} plans clearly beat no programme on {goal}",
    "{count} dari {all} rencana jelas lebih baik daripada tanpa program dalam hal {goal}",
)
BEAT_ALL = Text("Every plan clearly beats no programme on {goal}", "Semua rencana jelas lebih baik daripada tanpa program dalam hal {goal}")
BEAT_NONE = Text(
    "No plan clearly beats no programme on {goal}", "Tidak ada rencana yang jelas lebih baik daripada tanpa program dalam hal {goal}"
)
COMPARE_ONE = Text("Only one plan was run", "Hanya satu rencana yang dijalankan")
NOT_TOLD = Text("The plans cannot be told apart", "Rencana-rencana belum dapat dibedakan")
CAPTION = Text(
    "Plans ranked by {goal}; plans with the same rank cannot be told apart",
    "Peringkat rencana menurut {goal}; peringkat yang sama berarti belum dapat dibedakan",
)
RANK = Text("Rank", "Peringkat")
BETTER_ODDS = Text("Beats no programme", "Mengungguli tanpa program")
COST_HEAD = Text("Cost, units", "Biaya, satuan")
COST_MONEY = Text("Cost, units and {currency}", "Biaya, satuan dan {currency}")
PER_UNIT = Text("Extra service per unit spent", "Tambahan layanan per satuan belanja")
PER_MONEY = Text("{money} a unit of extra service", "{money} per satuan tambahan layanan")
NOTE = Text(
    "Means over {replicates} runs, with 95% intervals of the mean, all parameters held fixed (bars: the mean; whiskers: the interval). Plans meet the same luck run by run, so differences are compared run by run. "
    "Chance of beating no programme: share of these runs in which the plan does better on {goal}, ties counted half. Goals: {goals}.",
    "Rata-rata dari {replicates} simulasi dengan interval 95% bagi rata-rata, semua parameter tetap (batang: rata-rata; garis: interval). Semua rencana menghadapi keberuntungan yang sama, sehingga selisih dihitung simulasi demi simulasi. "
    "Peluang mengungguli tanpa program: bagian simulasi ketika rencana itu lebih baik dalam hal {goal}; seri dihitung setengah. Sasaran: {goals}.",
)
GOAL_WHEN = Text("{goal} {when}", "{goal} {when}")
TITLE_BEST = Text(
    "{goal}: {plan} gains most over no programme, {difference}", "{goal}: {plan} paling unggul atas tanpa program, {difference}"
)
TITLE_NONE = Text("{goal}: no plan gains clearly over no programme", "{goal}: tidak ada rencana yang jelas unggul atas tanpa program")
ALT_DIFFERENCES = Text(
    "Difference from no programme in {goal}, with 95% intervals: {rows}.",
    "Selisih dari tanpa program dalam {goal}, dengan interval 95%: {rows}.",
)
ALT_ROW = Text("{plan} {difference}", "{plan} {difference}")
FIGURE_NOTE = Text(
    "Mark: mean difference over the same runs. Line: 95% interval; where it crosses 0 the runs do not show a difference.",
    "Penanda: rata-rata selisih pada simulasi yang sama. Garis: interval 95%; bila melintasi 0, simulasi tidak menunjukkan perbedaan.",
)

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
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan dengan {base} tanpa program: {difference} ({low} sampai {high}).",
)
VALUE_ALONE = Text("With {plan}, {goal} {when} is {value}.", "Dengan {plan}, {goal} {when} mencapai {value}.")
VALUE_BARE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference}.",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan dengan {base} tanpa program: {difference}.",
)
NEXT = Text("The next best, {plan}, is behind by {difference}.", "Urutan berikutnya, {plan}, tertinggal {difference}.")
NEXT_SMALL = Text(
    "The next best, {plan}, is practically as good: {difference} behind.",
    "Urutan berikutnya, {plan}, praktis sama baiknya: tertinggal {difference}.",
)
SAME = Text(
    "Practically as good: {plans}; the runs cannot tell them apart.", "Praktis sama baiknya: {plans}; simulasi tidak dapat membedakannya."
)
SAME_MANY = Text(
    "Practically as good: {count} other plans; the runs cannot tell them apart.",
    "Praktis sama baiknya: {count} rencana lain; simulasi tidak dapat membedakannya.",
)
NO_OTHER = Text("No other plan does better than no programme.", "Tidak ada rencana lain yang lebih baik daripada tanpa program.")
NO_OTHER_CLEAR = Text(
    "No other plan does clearly better than no programme.", "Tidak ada rencana lain yang jelas lebih baik daripada tanpa program."
)
NO_OTHER_WORSE = Text(
    "No other plan does better than no programme; clearly worse: {plans}.",
    "Tidak ada rencana lain yang lebih baik daripada tanpa program; jelas lebih buruk: {plans}.",
)
SKEWED = Text("Half of the runs are below {median}.", "Dalam separuh simulasi nilainya di bawah {median}.")
SKEWED_UP = Text("Half of the runs are above {median}.", "Dalam separuh simulasi nilainya di atas {median}.")
ODDS_TWO = Text(
    "Of 100 runs with the same random draws it beats no programme in {odds} and {next} in {other_odds}.",
    "Dari 100 simulasi dengan undian acak yang sama, rencana ini unggul atas tanpa program dalam {odds} dan atas {next} dalam {other_odds}.",
)
ODDS_ONE = Text(
    "Of 100 runs with the same random draws it beats no programme in {odds}.",
    "Dari 100 simulasi dengan undian acak yang sama, rencana ini unggul atas tanpa program dalam {odds}.",
)
COUNT_WORD = Text("{count} ({word})", "{count} ({word})")
COST = Text("It costs {cost}.", "Biayanya {cost}.")
KEPT = Text(
    "Of its gain at programme end, {kept} is left at the end.",
    "Dari keunggulannya saat program berakhir, {kept} masih tersisa pada akhir.",
)
KEPT_MORE = Text(
    "Its gain at programme end goes on growing to the end.",
    "Keunggulannya saat program berakhir terus bertambah sampai akhir.",
)
KEPT_NONE = Text(
    "Nothing of its gain at programme end is left at the end.",
    "Dari keunggulannya saat program berakhir tidak ada yang tersisa pada akhir.",
)
SUSTAINED = Text(
    "The partnership itself holds to the end in {count} of 100 runs ({word}).",
    "Kemitraannya sendiri bertahan sampai akhir dalam {count} dari 100 simulasi ({word}).",
)
BREAKS = Text("Most likely to break it: {blow}.", "Yang paling mungkin menggagalkannya: {blow}.")
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
BEAT_ONE = Text(
    "1 of {all} plans clearly beats no programme on {goal}", "1 dari {all} rencana jelas lebih baik daripada tanpa program dalam hal {goal}"
)
ADDS_LITTLE = Text("{plans} adds almost nothing", "{plans} hampir tidak menambah apa pun")
ADD_LITTLE = Text("{plans} add almost nothing", "{plans} hampir tidak menambah apa pun")
DOES_WORSE = Text("{plans} does clearly worse", "{plans} jelas lebih buruk")
DO_WORSE = Text("{plans} do clearly worse", "{plans} jelas lebih buruk")
BEAT_ALL = Text("Every plan clearly beats no programme on {goal}", "Semua rencana jelas lebih baik daripada tanpa program dalam hal {goal}")
BEAT_NONE = Text(
    "No plan clearly beats no programme on {goal}", "Tidak ada rencana yang jelas lebih baik daripada tanpa program dalam hal {goal}"
)
COMPARE_ONE = Text("Only one plan was run", "Hanya satu rencana yang dijalankan")
NOT_TOLD = Text("The plans cannot be told apart", "Rencana yang dibandingkan belum dapat dibedakan")
CAPTION = Text(
    "Plans ranked by {goal}; plans with the same rank cannot be told apart",
    "Peringkat rencana menurut {goal}; peringkat yang sama berarti belum dapat dibedakan",
)
RANK = Text("Rank", "Peringkat")
BETTER_ODDS = Text("Beats no programme", "Mengungguli tanpa program")
PER_UNIT = Text("Extra service per unit spent", "Tambahan layanan per satuan belanja")
NOTE_PER_UNIT = Text(
    " Extra service per unit spent: over all communities and the whole run.",
    " Tambahan layanan per satuan belanja: semua komunitas, seluruh simulasi.",
)
NOTE_PER_UNIT_MONEY = Text(
    " Extra service per unit spent: over all communities and the whole run; below it, what one unit of extra service costs.",
    " Tambahan layanan per satuan belanja: semua komunitas, seluruh simulasi; di bawahnya, biaya satu satuan tambahan layanan.",
)
NOTE = Text(
    "Means over {replicates} runs, with 95% intervals of the mean, all parameters held fixed (bars: the mean; whiskers: the interval). Runs of the same number use the same random draws in every plan, so ranks come from differences run by run, not from whether intervals overlap. "
    "Chance of beating no programme: share of these runs in which the plan does better on {goal}, ties counted half. Goals: {goals}.",
    "Rata-rata dari {replicates} simulasi dengan interval 95% bagi rata-rata, semua parameter tetap (batang: rata-rata; garis: interval). Simulasi bernomor sama memakai undian acak yang sama pada semua rencana, sehingga peringkat berasal dari selisih simulasi demi simulasi, bukan dari tumpang tindih interval. "
    "Peluang mengungguli tanpa program: bagian simulasi ketika rencana itu lebih baik dalam hal {goal}; seri dihitung setengah. Sasaran: {goals}.",
)
GOAL_WHEN = Text("{goal} {when}", "{goal} {when}")
TITLE_BEST = Text(
    "{goal}: {plan} gains most over no programme, {difference}", "{goal}: {plan} paling unggul atas tanpa program, {difference}"
)
TITLE_GROUP = Text(
    "{goal}: {plans} gain most over no programme and cannot be told apart, about {difference}",
    "{goal}: {plans} paling unggul atas tanpa program dan tidak dapat dibedakan, sekitar {difference}",
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

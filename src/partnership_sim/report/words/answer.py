"""Words of parts 1 and 2: the answer, and the plans side by side."""

from partnership_sim.declare import Text

CHOOSE = Text("Choose {plan}: it does best on {goal}", "Pilih {plan}: paling unggul dalam hal {goal}")
CHOOSE_ONE = Text(
    "Choose {plan}: on {goal} it is clearly better than no programme",
    "Pilih {plan}: dalam hal {goal} jelas lebih baik daripada tanpa program",
)
CHOOSE_ALONE = Text(
    "Choose {plan}: on {goal} it alone is clearly better than no programme",
    "Pilih {plan}: dalam hal {goal} hanya rencana ini yang jelas lebih baik daripada tanpa program",
)
CHOOSE_AMONG = Text(
    "Choose {plan}: of the plans that are clearly better than no programme, it does best on {goal}",
    "Pilih {plan}: di antara rencana yang jelas lebih baik daripada tanpa program, paling unggul dalam hal {goal}",
)
EQUAL = Text(
    "{count} plans cannot be told apart on {goal}; the cheapest is {plan}",
    "{count} rencana tidak dapat dibedakan dalam hal {goal}; yang termurah {plan}",
)
EQUAL_COST = Text(
    "{count} plans cannot be told apart on {goal}; none of them costs less than {plan}",
    "{count} rencana tidak dapat dibedakan dalam hal {goal}; tidak satu pun lebih murah daripada {plan}",
)
NONE_BETTER = Text(
    "On {goal}, no plan is clearly better than no programme",
    "Dalam hal {goal}, tidak ada rencana yang jelas lebih baik daripada tanpa program",
)
DO_NOTHING = Text(
    "On {goal}, every plan does worse than no programme", "Dalam hal {goal}, semua rencana lebih buruk daripada tanpa program"
)
ONLY_ONE = Text("There is nothing to choose yet: no plan was run", "Belum ada yang dapat dipilih: belum ada rencana yang dijalankan")
ONE_RUN = Text("A single run cannot tell the plans apart", "Satu simulasi tidak cukup untuk membedakan rencana")
UNDEFINED = Text("None of the goals could be measured in these runs", "Tidak satu pun sasaran dapat diukur dalam simulasi ini")

VALUE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference} ({low} to {high}).",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan dengan {base} tanpa program: {difference} ({low} sampai {high}).",
)
VALUE_ALONE = Text("With {plan}, {goal} {when} is {value}.", "Dengan {plan}, {goal} {when} mencapai {value}.")
VALUE_NO_PLAN = Text("Without a programme, {goal} {when} is {value}.", "Tanpa program, {goal} {when} sebesar {value}.")
VALUE_BARE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference}.",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan dengan {base} tanpa program: {difference}.",
)
VALUE_APART = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme; in no run can both be measured, so that they cannot be compared.",
    "Dengan {plan}, {goal} {when} mencapai {value}, dibandingkan dengan {base} tanpa program; tidak ada simulasi tempat keduanya terukur, sehingga keduanya tidak dapat dibandingkan.",
)
NEXT = Text("The next best, {plan}, is behind by {difference}.", "Urutan berikutnya, {plan}, tertinggal {difference}.")
NEXT_SMALL = Text(
    "The next best, {plan}, is practically as good: {difference} behind.",
    "Urutan berikutnya, {plan}, praktis sama baiknya: tertinggal {difference}.",
)
SAME = Text("The runs do not tell it apart from {plans}.", "Simulasi tidak dapat membedakannya dari {plans}.")
SAME_MANY = Text("The runs do not tell it apart from {count} other plans.", "Simulasi tidak dapat membedakannya dari {count} rencana lain.")
UNSURE = Text(
    "Not clearly behind it, but not clearly better than no programme either: {plans}.",
    "Tidak jelas di bawahnya, tetapi juga tidak jelas lebih baik daripada tanpa program: {plans}.",
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
    "It does better than no programme in {often}, and better than {next} in {other}.",
    "Rencana ini lebih baik daripada tanpa program dalam {often}, dan lebih baik daripada {next} dalam {other}.",
)
ODDS_ONE = Text("It does better than no programme in {often}.", "Rencana ini lebih baik daripada tanpa program dalam {often}.")
ODDS_SAME = Text("It does exactly as well as no programme in {often}.", "Hasilnya persis sama dengan tanpa program dalam {often}.")
ODDS_UNEQUAL = Text(
    "It does better than no programme in {often}, but by such unequal amounts that the mean difference is not clear of 0.",
    "Rencana ini lebih baik daripada tanpa program dalam {often}, tetapi selisihnya begitu beragam sehingga rata-ratanya tidak jelas berbeda dari 0.",
)
ODDS_RARE = Text(
    "It does better than no programme in only {often}, but gains more in these than it loses in the others.",
    "Rencana ini lebih baik daripada tanpa program hanya dalam {often}, tetapi perolehannya di situ melebihi kerugiannya di simulasi lain.",
)
ODDS_LOSING = Text(
    "It does better than no programme in {often}, but loses more in the others than it gains in these.",
    "Rencana ini lebih baik daripada tanpa program dalam {often}, tetapi kerugiannya di simulasi lain melebihi perolehannya di situ.",
)

COST = Text("It costs {cost}.", "Biayanya {cost}.")
COST_OF = Text("It spends {cost}; {budget} units are planned.", "Terserap {cost}; {budget} satuan direncanakan.")
KEPT = Text(
    "Of its gain at programme end, {kept} is left at the end.",
    "Dari keunggulannya saat program berakhir, {kept} masih tersisa pada akhir.",
)
KEPT_MORE = Text(
    "Its gain is larger at the end than when the programme ended.",
    "Keunggulannya pada akhir lebih besar daripada saat program berakhir.",
)
KEPT_UNSURE = Text(
    "Whether anything of its gain at programme end is left at the end is not clear.",
    "Apakah keunggulannya saat program berakhir masih tersisa pada akhir tidak jelas.",
)
KEPT_NONE = Text(
    "Nothing of its gain at programme end is left at the end.",
    "Dari keunggulannya saat program berakhir tidak ada yang tersisa pada akhir.",
)
SUSTAINED = Text(
    "The partnership itself holds to the end in {often}.",
    "Kemitraannya sendiri bertahan sampai akhir dalam {often}.",
)
BREAKS = Text("Of the changes that were tried, {blow}.", "Di antara perubahan yang dicoba, {blow}.")
OVERTAKES = Text(
    "What could change this answer: {change}; then {plan} does better.",
    "Yang dapat mengubah jawaban ini: {change}; saat itu {plan} lebih unggul.",
)
NOTHING_BREAKS = Text(
    "None of the changes that were tried does it clear harm of note.", "Tidak satu pun perubahan yang dicoba jelas cukup merugikannya."
)
ONLY_LUCK_BREAKS = Text(
    "Besides mere luck, none of the changes that were tried does it clear harm of note.",
    "Selain keberuntungan semata, tidak satu pun perubahan yang dicoba jelas cukup merugikannya.",
)
ADD_PLAN = Text("Add plans to the scenario and run it again.", "Tambahkan rencana ke skenario lalu jalankan lagi.")
MORE_RUNS = Text("Run it again with at least {enough} replicates.", "Jalankan lagi dengan sekurangnya {enough} replikasi.")
SECOND_GOAL = Text(
    "{goal} could not be measured; plans are ranked by {other}.", "{goal} tidak dapat diukur; rencana diperingkat menurut {other}."
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
COMPARE_ONE = Text("There is no plan to compare yet", "Belum ada rencana untuk dibandingkan")
NOT_TOLD = Text("The plans cannot be told apart", "Rencana yang dibandingkan belum dapat dibedakan")
CAPTION = Text(
    "Plans by {goal}; rank: one more than the number of plans that are clearly better",
    "Rencana menurut {goal}; peringkat: satu lebih dari banyaknya rencana yang jelas lebih baik",
)
RANK = Text("Rank", "Peringkat")
BETTER_ODDS = Text("Better than no programme in", "Lebih baik daripada tanpa program dalam")
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
    "Means over {replicates} runs, with 95% intervals of the mean, all parameters held fixed (bars: the mean; whiskers: the interval). Runs of the same number use the same random draws in every plan, so ranks come from differences run by run, not from whether intervals overlap: one plan is clearly better than another where the 95% interval of their mean difference leaves out 0. "
    "Better than no programme: in how many of these runs the plan does better on {goal}. Goals: {goals}.",
    "Rata-rata dari {replicates} simulasi dengan interval 95% bagi rata-rata, semua parameter tetap (batang: rata-rata; garis: interval). Simulasi bernomor sama memakai undian acak yang sama pada semua rencana, sehingga peringkat berasal dari selisih simulasi demi simulasi, bukan dari tumpang tindih interval: suatu rencana jelas lebih baik daripada yang lain bila interval 95% dari rata-rata selisihnya tidak memuat 0. "
    "Lebih baik daripada tanpa program: dalam berapa simulasi rencana itu lebih baik dalam hal {goal}. Sasaran: {goals}.",
)
GOAL_WHEN = Text("{goal} {when}", "{goal} {when}")
TITLE_BEST = Text(
    "{goal}: {plan} gains most over no programme, {difference}", "{goal}: {plan} paling unggul atas tanpa program, {difference}"
)
NOTE_ONE = Text(
    "Values of a single run, all parameters held fixed: no interval and no ranking can be told from it. Goals: {goals}.",
    "Nilai dari satu simulasi, semua parameter tetap: interval dan peringkat tidak dapat ditentukan darinya. Sasaran: {goals}.",
)
TITLE_ONE = Text("{goal}: {plan} gains over no programme, {difference}", "{goal}: {plan} unggul atas tanpa program, {difference}")
TITLE_CLEAR = Text(
    "{goal}: of the clear gains over no programme, that of {plan} is the largest, {difference}",
    "{goal}: di antara keunggulan yang jelas atas tanpa program, yang terbesar {plan}, {difference}",
)
TITLE_ONE_RUN = Text("{goal}: differences from no programme in a single run", "{goal}: selisih dari tanpa program dalam satu simulasi")
TITLE_GROUP = Text(
    "{goal}: {plans} gain clearly over no programme and cannot be told apart, about {difference}",
    "{goal}: {plans} jelas unggul atas tanpa program dan tidak dapat dibedakan, sekitar {difference}",
)
TITLE_NONE = Text("{goal}: no plan gains clearly over no programme", "{goal}: tidak ada rencana yang jelas unggul atas tanpa program")
ALT_DIFFERENCES = Text(
    "Difference from no programme in {goal}, with 95% intervals: {rows}.",
    "Selisih dari tanpa program dalam {goal}, dengan interval 95%: {rows}.",
)
ALT_ROW = Text("{plan} {difference}", "{plan} {difference}")
ALT_BETWEEN = Text("{plan} {difference} ({low} to {high})", "{plan} {difference} ({low} sampai {high})")
ALT_DIFFERENCES_ONE_RUN = Text(
    "Difference from no programme in {goal}, in a single run: {rows}.",
    "Selisih dari tanpa program dalam {goal}, dalam satu simulasi: {rows}.",
)
FIGURE_NOTE_ONE_RUN = Text("Mark: difference in the single run.", "Penanda: selisih dalam satu-satunya simulasi.")
FIGURE_NOTE = Text(
    "Mark: mean difference over the same runs. Line: 95% interval; where it crosses 0 the runs do not show a difference.",
    "Penanda: rata-rata selisih pada simulasi yang sama. Garis: interval 95%; bila melintasi 0, simulasi tidak menunjukkan perbedaan.",
)

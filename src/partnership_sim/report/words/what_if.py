"""Words of parts 7 and 8: what could go wrong, and what money buys."""

from partnership_sim.declare import Text

LOWER, UPPER = (
    Text("{label} at its lower end ({value})", "{label} di batas bawah ({value})"),
    Text("{label} at its upper end ({value})", "{label} di batas atas ({value})"),
)
SHOCK = Text("{shock} half-way through the programme", "{shock} di tengah program")
BUDGETS = {
    0.5: Text("half the budget for every plan", "anggaran semua rencana dipangkas separuh"),
    2.0: Text("double the budget for every plan", "anggaran semua rencana digandakan"),
}
BUDGET_TIMES = Text("{value} times the budget for every plan", "anggaran semua rencana menjadi {value} kali")
BLOW = Text("{change} harms {goal} most ({difference})", "{change} paling merugikan {goal} ({difference})")
BLOW_BOTH = Text(
    "{change} weakens the partnership most: it holds in {now} instead of {before} ({goal} {difference})",
    "{change} paling melemahkan kemitraan: bertahan dalam {now}, semula {before} ({goal} {difference})",
)
BLOW_HOLDS = Text(
    "{change} weakens the partnership most: it holds in {now} instead of {before}",
    "{change} paling melemahkan kemitraan: bertahan dalam {now}, semula {before}",
)
THREAT = Text("{plan}: of the changes that were tried, {blow}", "{plan}: di antara perubahan yang dicoba, {blow}")
NOTHING = Text(
    "No change that was tried does {plan} clear harm of note", "Tidak ada perubahan yang dicoba yang jelas cukup merugikan {plan}"
)
NOTHING_BESIDES = Text(
    "Besides mere luck, no change that was tried does {plan} clear harm of note",
    "Selain keberuntungan semata, tidak ada perubahan yang dicoba yang jelas cukup merugikan {plan}",
)
ONE_RUN = Text("A single run cannot tell what would make {plan} fail", "Satu simulasi tidak dapat menunjukkan apa yang menggagalkan {plan}")
FLIPS = Text("{plan} would do best with {change}", "{plan} menjadi yang terbaik bila {change}")
UNKNOWN = Text("What could make it fail was not computed", "Yang dapat menggagalkannya tidak dihitung")
INTRO = Text(
    "The best plans were run again, with the same random draws, with each uncertain assumption at either end of its range and with each shock in the middle of the programme. What follows is about {plan} and {goal} {when}.",
    "Rencana terbaik dijalankan lagi dengan undian acak yang sama, dengan tiap asumsi yang belum pasti di kedua ujung rentangnya dan dengan tiap guncangan di tengah program. Uraian berikut tentang {plan} dan {goal} {when}.",
)
INTRO_NO_PLAN = Text(
    "The partnership was run again without a programme, with the same random draws, with each uncertain assumption at either end of its range and with each shock half-way. What follows is about {goal} {when}.",
    "Kemitraan tanpa program dijalankan lagi dengan undian acak yang sama, dengan tiap asumsi yang belum pasti di kedua ujung rentangnya dan dengan tiap guncangan di pertengahan. Uraian berikut tentang {goal} {when}.",
)
CHANGES_RANKING = Text("Changes the ranking", "Mengubah peringkat")
WEAKENS = Text("Weakens the partnership", "Melemahkan kemitraan")
CHANGES_NOTHING = Text("No clear effect of note", "Tidak jelas berpengaruh, atau pengaruhnya kecil")
RANKING_ITEM = Text(
    "{change}: {plan} would lead with {value}, ahead of {chosen} with {own}",
    "{change}: {plan} akan memimpin dengan {value}, di depan {chosen} dengan {own}",
)
NEAR = Text(
    "In {count} of the {all} changes that were tried, half and double budget among them, {others} is level with {plan} or ahead of it by its mean, though not clearly.",
    "Pada {count} dari {all} perubahan yang dicoba, termasuk anggaran separuh dan ganda, {others} setara dengan {plan} atau lebih unggul menurut rata-ratanya, meskipun tidak jelas.",
)
NEAR_NONE = Text(
    "In none of the {all} changes that were tried, half and double budget among them, is {others} level with {plan}, or ahead of it without being so clearly.",
    "Pada tidak satu pun dari {all} perubahan yang dicoba, termasuk anggaran separuh dan ganda, {others} setara dengan {plan} atau lebih unggul secara tidak jelas.",
)
#: Who is compared with a plan: none else, or others and none.
DOING_NOTHING = Text("no programme", "kondisi tanpa program")
OTHERS = Text("another plan or no programme", "rencana lain atau kondisi tanpa program")
SUSTAINED_ITEM = Text("{change}: holds in {now}, down from {before}", "{change}: bertahan dalam {now}, turun dari {before}")
NONE_TRIED = Text("Nothing that was tried.", "Tidak satu pun dari yang dicoba.")
NO_EFFECT = Text("no effect here", "tidak berpengaruh di sini")
CALM_NO_EFFECT = Text("{change} (no effect here)", "{change} (tidak berpengaruh di sini)")
NO_PLAN_TO_RANK = Text("There is no plan yet, so this cannot be said.", "Belum ada rencana, sehingga hal ini tidak dapat dinyatakan.")
TITLE = Text(
    "{plan}: of the changes that clearly harm {goal}, {change} harms it most, {difference}",
    "{plan}: di antara perubahan yang jelas merugikan {goal}, yang terbesar {change}, {difference}",
)
TITLE_BESIDES = Text(
    "{plan}: besides mere luck, of the changes that clearly harm {goal}, {change} harms it most, {difference}",
    "{plan}: selain keberuntungan semata, di antara perubahan yang jelas merugikan {goal}, yang terbesar {change}, {difference}",
)
TITLE_NONE = Text("{plan}: no change does {goal} clear harm of note", "{plan}: tidak ada perubahan yang jelas cukup merugikan {goal}")
TITLE_LUCK = Text(
    "{plan}: besides mere luck, no change does {goal} clear harm of note",
    "{plan}: selain keberuntungan semata, tidak ada perubahan yang jelas cukup merugikan {goal}",
)
TITLE_ONE_RUN = Text("{plan}: {goal} under each change, in a single run", "{plan}: {goal} pada tiap perubahan, dalam satu simulasi")
ALT = Text(
    "Change in {goal} for each assumption at its lower and upper end: {rows}.",
    "Perubahan {goal} untuk tiap asumsi di batas bawah dan atas: {rows}.",
)
ALT_ROW = Text("{label} {low} and {high}", "{label} {low} dan {high}")
AXIS = Text("change in {goal}", "perubahan {goal}")
CAPTION = Text(
    "{plan} under every change that was tried, from the most harmful",
    "{plan} pada setiap perubahan yang dicoba, dari yang paling merugikan",
)
CHANGE, EFFECT, EFFECT_UNIT, HOLDS = (
    Text("Change", "Perubahan"),
    Text("{goal}: difference", "{goal}: selisih"),
    Text("{goal}: difference, {unit}", "{goal}: selisih, {unit}"),
    Text("Partnership holds", "Kemitraan bertahan"),
)
NOTE = Text(
    "Differences are from the same plan unchanged, run by run, with 95% intervals; they come from the first {runs} runs. Levels are the mean of all {replicates} runs plus the difference. “Weakens the partnership”: it holds in clearly fewer runs, by a tenth of them or more.",
    "Selisih dihitung terhadap rencana yang sama tanpa perubahan, simulasi demi simulasi, dengan interval 95%; selisih berasal dari {runs} simulasi pertama. Tingkat adalah rata-rata dari seluruh {replicates} simulasi ditambah selisih itu. “Melemahkan kemitraan”: kemitraan bertahan dalam jelas lebih sedikit simulasi, berkurang sepersepuluh atau lebih.",
)
NOTE_ONE_RUN = Text(
    "Differences are from the same plan unchanged, in the same single run.",
    "Selisih dihitung terhadap rencana yang sama tanpa perubahan, dalam satu simulasi yang sama.",
)
NOTE_LEAST = Text(
    "“No clear effect of note”: the interval holds 0, or the change is below {least}, {why}.",
    "“Tidak jelas berpengaruh, atau pengaruhnya kecil”: interval memuat 0, atau perubahannya di bawah {least}, {why}.",
)
NOTE_NO_EFFECT = Text(
    "“No clear effect of note”: the interval holds 0.",
    "“Tidak jelas berpengaruh, atau pengaruhnya kecil”: interval memuat 0.",
)
A_TENTH = Text(
    "a tenth of what the plan gains over no programme", "sepersepuluh dari perolehan rencana itu dibandingkan dengan tanpa program"
)
A_TWENTIETH = Text(
    "5% of its level, as the plan gains nothing clear", "5% dari tingkatnya, karena rencana itu tidak jelas memberi perolehan"
)

A_TWENTIETH_NO_PLAN = Text("5% of its level", "5% dari tingkatnya")

DOUBLE_HALF = Text(
    "Doubling the budget of {plan} adds {double} of {goal}; halving it takes away {half}",
    "Menggandakan anggaran {plan} menambah {goal} sebesar {double}; memangkasnya separuh menguranginya {half}",
)
DOUBLE_HALF_PLAIN = Text(
    "Doubling the budget of {plan} changes {goal} by {double}, halving it by {half}",
    "Menggandakan anggaran {plan} mengubah {goal} sebesar {double}; memangkasnya separuh, {half}",
)
DOUBLE = Text(
    "Doubling the budget of {plan} adds {double} of {goal}; what halving it takes away is not clear",
    "Menggandakan anggaran {plan} menambah {goal} sebesar {double}; pengaruh memangkasnya separuh tidak jelas",
)
DOUBLE_PLAIN = Text(
    "Doubling the budget of {plan} changes {goal} by {double}; what halving it changes is not clear",
    "Menggandakan anggaran {plan} mengubah {goal} sebesar {double}; pengaruh memangkasnya separuh tidak jelas",
)
MORE_HELPS_NOT = Text("More money for {plan} would not clearly buy more {goal}", "Tambahan dana untuk {plan} tidak jelas menambah {goal}")
MONEY_NO_PLAN = Text("There is no plan whose budget could be changed", "Tidak ada rencana yang anggarannya dapat diubah")
MONEY_ONE_RUN = Text(
    "A single run cannot tell what more money buys", "Satu simulasi tidak dapat menunjukkan apa yang diperoleh dari tambahan dana"
)
MONEY_UNKNOWN = Text("Half and double budgets were not computed", "Anggaran separuh dan ganda tidak dihitung")
MONEY_TITLE = Text("At its budget {plan} gives the most, {value}", "Pada anggarannya, {plan} memberi hasil terbaik, {value}")
MONEY_TITLE_CLEAR = Text(
    "At their budgets, of the plans clearly better than no programme {plan} gives the most, {value}",
    "Pada anggarannya, di antara rencana yang jelas lebih baik daripada tanpa program, {plan} memberi hasil terbaik, {value}",
)
MONEY_TITLE_ONE_RUN = Text(
    "What each plan gives at its budget, in a single run", "Hasil tiap rencana pada anggarannya, dalam satu simulasi"
)
MONEY_TITLE_GROUP = Text(
    "At their budgets {plans} are clearly better than no programme and cannot be told apart, about {value}",
    "Pada anggarannya, {plans} jelas lebih baik daripada tanpa program dan tidak dapat dibedakan, sekitar {value}",
)
MONEY_TITLE_NONE = Text(
    "At its budget no plan is clearly better than no programme, {value}",
    "Pada anggarannya, tidak ada rencana yang jelas lebih baik daripada tanpa program, {value}",
)
MONEY_ALT = Text(
    "Cost against {goal}, each plan at half, full and double budget: {rows}.",
    "Biaya dan {goal}, tiap rencana pada anggaran separuh, penuh, dan ganda: {rows}.",
)
MONEY_ROW = Text("{plan} {values}", "{plan} {values}")
COST_AXIS = Text("Cost, resource units", "Biaya, satuan sumber daya")
MONEY_NOTE = Text(
    "Each line joins a plan at half its budget, at its budget (large mark) and at double. A line that flattens says that more money buys less; a plan that costs less than its budget could not spend it all.",
    "Tiap garis menghubungkan satu rencana pada separuh anggaran, anggarannya (penanda besar), dan dua kali anggaran. Garis yang mendatar berarti tambahan dana makin sedikit hasilnya; rencana yang biayanya di bawah anggaran tidak mampu membelanjakan semuanya.",
)
MONEY_NOTE_RUNS = Text(
    "Differences between budgets come from the first {runs} runs and are added to the mean of all {replicates} runs.",
    "Selisih antaranggaran berasal dari {runs} simulasi pertama dan ditambahkan pada rata-rata seluruh {replicates} simulasi.",
)
MONEY_CAPTION = Text("Cost and {goal} at half, full and double budget", "Biaya dan {goal} pada anggaran separuh, penuh, dan ganda")
BUDGET, COST, GOAL = Text("Budget", "Anggaran"), Text("Cost", "Biaya"), Text("{goal}", "{goal}")
SCALES = {0.5: Text("half", "separuh"), 1.0: Text("as planned", "sesuai rencana"), 2.0: Text("double", "dua kali")}
NO_BUDGET = Text("none", "tidak ada")
TIMES = Text("{value} times", "{value} kali")
AGAINST_OWN = Text("Difference from own budget", "Selisih dari anggaran sendiri")

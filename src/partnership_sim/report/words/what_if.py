"""Words of parts 7 and 8: what could go wrong, and what money buys."""

from partnership_sim.declare import Text

LOWER, UPPER = (
    Text("{label} at its lower end ({value})", "{label} di batas bawah ({value})"),
    Text("{label} at its upper end ({value})", "{label} di batas atas ({value})"),
)
SHOCK = Text("{shock} half-way through the programme", "{shock} di tengah program")
HURTS = Text("{plan} suffers most from {change}", "{plan} paling terpukul oleh {change}")
NOTHING = Text("No change that was tried clearly harms {plan}", "Tidak ada perubahan yang dicoba yang jelas merusak {plan}")
FLIPS = Text("Another plan would be best with {change}", "Rencana lain menjadi terbaik bila {change}")
UNKNOWN = Text("What could make it fail was not computed", "Yang dapat menggagalkannya tidak dihitung")
INTRO = Text(
    "The best plans were run again, under the same luck, with each uncertain assumption at either end of its range and with each shock in the middle of the programme. What follows is about {plan} and {goal} {when}.",
    "Rencana-rencana terbaik dijalankan lagi, dengan keberuntungan yang sama, dengan tiap asumsi yang belum pasti di kedua ujung rentangnya dan dengan tiap guncangan di tengah program. Uraian berikut tentang {plan} dan {goal} {when}.",
)
CHANGES_RANKING = Text("Changes the ranking", "Mengubah peringkat")
BREAKS_SUSTAINED = Text("Breaks the partnership", "Memutus kemitraan")
CHANGES_NOTHING = Text("Changes nothing of note", "Tidak mengubah apa pun yang berarti")
RANKING_ITEM = Text(
    "{change}: {plan} would lead with {value}, ahead of {chosen} with {own}",
    "{change}: {plan} akan memimpin dengan {value}, di depan {chosen} dengan {own}",
)
SUSTAINED_ITEM = Text("{change}: holds in {now} instead of {before}", "{change}: bertahan dalam {now}, bukan {before}")
NO_RANKING = Text("Nothing that was tried.", "Tidak ada dari yang dicoba.")
ONE_PLAN_ONLY = Text(
    "Only one plan was tried, so this cannot be said.", "Hanya satu rencana yang dicoba, sehingga hal ini tidak dapat dinyatakan."
)
TITLE = Text("{plan}: {change} takes away most, {difference}", "{plan}: {change} paling merugikan, {difference}")
TITLE_NONE = Text("{plan}: no change takes away much", "{plan}: tidak ada perubahan yang banyak merugikan")
ALT = Text(
    "Change in {goal} for each assumption at its lower and upper end: {rows}.",
    "Perubahan {goal} untuk tiap asumsi di batas bawah dan atas: {rows}.",
)
ALT_ROW = Text("{label} {low} and {high}", "{label} {low} dan {high}")
BAR_LOW, BAR_HIGH = Text("lower end of range", "batas bawah rentang"), Text("upper end, or shock", "batas atas, atau guncangan")
AXIS = Text("change in {goal}", "perubahan {goal}")
CAPTION = Text(
    "{plan} under every change that was tried, from the most harmful",
    "{plan} pada setiap perubahan yang dicoba, dari yang paling merugikan",
)
CHANGE, EFFECT, HOLDS = (
    Text("Change", "Perubahan"),
    Text("{goal}: difference", "{goal}: selisih"),
    Text("Partnership holds", "Kemitraan bertahan"),
)
NOTE = Text(
    "Differences are from the same plan unchanged, run by run ({replicates}), with 95% intervals. “Breaks the partnership”: it holds clearly less often, by 10 or more of 100 runs. “Changes nothing of note”: the interval holds 0, or the change is below 5%.",
    "Selisih dihitung terhadap rencana yang sama tanpa perubahan, simulasi demi simulasi ({replicates}), dengan interval 95%. “Memutus kemitraan”: kemitraan jelas lebih jarang bertahan, 10 atau lebih dari 100 simulasi. “Tidak mengubah apa pun yang berarti”: interval memuat 0, atau perubahannya di bawah 5%.",
)
RUNS = Text("at most 50 runs a change", "paling banyak 50 simulasi tiap perubahan")

DOUBLE_HALF = Text(
    "Doubling the budget of {plan} adds {double} of {goal}; halving it takes away {half}",
    "Menggandakan anggaran {plan} menambah {goal} sebesar {double}; memangkasnya separuh menguranginya {half}",
)
DOUBLE_HALF_PLAIN = Text(
    "Doubling the budget of {plan} changes {goal} by {double}, halving it by {half}",
    "Menggandakan anggaran {plan} mengubah {goal} sebesar {double}; memangkasnya separuh, {half}",
)
MORE_HELPS_NOT = Text("More money for {plan} would not clearly buy more {goal}", "Tambahan dana untuk {plan} tidak jelas menambah {goal}")
MONEY_UNKNOWN = Text("Half and double budgets were not computed", "Anggaran separuh dan ganda tidak dihitung")
MONEY_TITLE = Text("At its budget {plan} gives the most, {value}", "Pada anggarannya, {plan} memberi hasil terbaik, {value}")
MONEY_ALT = Text(
    "Cost against {goal}, each plan at half, full and double budget: {rows}.",
    "Biaya dan {goal}, tiap rencana pada anggaran separuh, penuh, dan ganda: {rows}.",
)
MONEY_ROW = Text("{plan} {values}", "{plan} {values}")
COST_AXIS = Text("Cost, resource units", "Biaya, satuan sumber daya")
MONEY_NOTE = Text(
    "Each line joins a plan at half its budget, at its budget (large mark) and at double. A line that flattens says that more money buys less; a plan that costs less than its budget could not spend it all. These figures rest on at most 50 runs, so they can differ a little from those of part 2.",
    "Tiap garis menghubungkan satu rencana pada separuh anggaran, anggarannya (penanda besar), dan dua kali anggaran. Garis yang mendatar berarti tambahan dana makin sedikit hasilnya; rencana yang biayanya di bawah anggaran tidak mampu membelanjakan semuanya. Angka ini didasarkan pada paling banyak 50 simulasi, sehingga dapat sedikit berbeda dari bagian 2.",
)
MONEY_CAPTION = Text("Cost and {goal} at half, full and double budget", "Biaya dan {goal} pada anggaran separuh, penuh, dan ganda")
BUDGET, COST, GOAL = Text("Budget", "Anggaran"), Text("Cost", "Biaya"), Text("{goal}", "{goal}")
SCALES = {0.5: Text("half", "separuh"), 1.0: Text("as planned", "sesuai rencana"), 2.0: Text("double", "dua kali")}
TIMES = Text("{value} times", "{value} kali")
AGAINST_OWN = Text("Difference from own budget", "Selisih dari anggaran sendiri")

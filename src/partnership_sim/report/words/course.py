"""Words of parts 3, 4 and 5: over time, by kind, what lasts."""

from partnership_sim.declare import Text

DURING = {
    "up": Text("rises during the programme", "naik selama program"),
    "flat": Text("hardly moves during the programme", "hampir tidak berubah selama program"),
    "down": Text("falls during the programme", "turun selama program"),
}
AFTER = {
    "up": Text("goes on rising after it", "terus naik sesudahnya"),
    "flat": Text("holds after it", "bertahan sesudahnya"),
    "down": Text("falls after it", "turun sesudahnya"),
}
UNFOLDS = Text("With {plan}, {measure} {during} and {after}", "Dengan {plan}, {measure} {during} dan {after}")
UNFOLDS_DURING = Text("With {plan}, {measure} {during}", "Dengan {plan}, {measure} {during}")
UNFOLDS_NOT = Text("The course of the months, plan by plan", "Perjalanan bulan demi bulan, rencana demi rencana")
TITLE = Text(
    "{measure}: {plan} has {then} when the programme ends and {now} at the end; no programme ends at {base}",
    "{measure}: {plan} mencapai {then} saat program berakhir dan {now} pada akhir; tanpa program berakhir di {base}",
)
TITLE_END = Text("{measure}: {plan} ends at {now}, no programme at {base}", "{measure}: {plan} berakhir di {now}, tanpa program di {base}")
TITLE_ONE = Text("{measure}: {now} at the end", "{measure}: {now} pada akhir")
ALT = Text(
    "Lines over {months} months, one a plan. {measure} at the end: {rows}.",
    "Garis selama {months} bulan, satu tiap rencana. {measure} pada akhir: {rows}.",
)
ALT_ROW = Text("{plan} {value}", "{plan} {value}")

BANDS_SOME = Text(
    "For clarity only {plans} and no programme are drawn with their bands.",
    "Agar jelas, hanya {plans} dan tanpa program yang digambar dengan pitanya.",
)

GAIN = Text("{kinds} gain", "{kinds} diuntungkan")
GAIN_ALL = Text("everyone gains", "semua pihak diuntungkan")
LOSE_ALL = Text("everyone loses", "semua pihak dirugikan")
SAME_ALL = Text("everyone stays about where they were", "semua pihak kurang lebih tetap")
LESS = Text("resources are lower among {kinds}", "sumber daya berkurang di kalangan {kinds}")
LESS_ALL = Text("resources are lower for all", "sumber daya semua pihak berkurang")
RESIST_ALL = Text("resistance grows everywhere", "resistensi meningkat di semua pihak")
LOSE = Text("{kinds} lose", "{kinds} dirugikan")
SAME = Text("{kinds} stay about where they were", "{kinds} kurang lebih tetap")
RESIST = Text("resistance grows among {kinds}", "resistensi meningkat di kalangan {kinds}")
KINDS_NONE = Text("No plan to compare by kind", "Tidak ada rencana untuk dibandingkan menurut jenis pihak")
KINDS_CAPTION = Text(
    "{plan} against no programme in the last month, by kind", "{plan} dibandingkan tanpa program pada bulan terakhir, menurut jenis pihak"
)
KINDS_NOTE = Text(
    "Difference with its 95% interval; plain words where it is clear of 0. “Trust in them”: mean trust that the other kinds place in this one.",
    "Selisih dengan interval 95%; disebut dengan kata bila jelas berbeda dari 0. “Kepercayaan kepadanya”: rata-rata kepercayaan jenis pihak lain kepadanya.",
)
KIND = Text("Kind", "Jenis pihak")
TRUST_IN = Text("Trust in them", "Kepercayaan kepadanya")
RESOURCES = Text("Their resources", "Sumber dayanya")
RESISTANCE = Text("Their resistance", "Resistensinya")
BETTER, WORSE, NO_CHANGE = Text("better", "lebih baik"), Text("worse", "lebih buruk"), Text("no clear difference", "tidak jelas berbeda")
WHERE = Text("{measure}: {plan} and no programme", "{measure}: {plan} dan tanpa program")
TITLE_KIND = Text("{measure}, {kind}: {now} at the end, {base} without", "{measure}, {kind}: {now} pada akhir, {base} tanpa program")
POWER_CAPTION = Text(
    "Communities with little power and those with much under {plan}, last month",
    "Komunitas yang berdaya rendah dan yang berdaya tinggi pada {plan}, bulan terakhir",
)
POWER_NOTE = Text(
    "In each run the communities are put in the order of their weight in decisions and cut in half. Below each number: the change against no programme, with its 95% interval.",
    "Pada tiap simulasi komunitas diurutkan menurut bobotnya dalam pengambilan keputusan, lalu dibagi dua. Di bawah tiap angka: perubahan dibandingkan tanpa program, dengan interval 95%.",
)
POWER_LOW, POWER_HIGH = Text("weaker half", "separuh yang lemah"), Text("stronger half", "separuh yang kuat")
POWER_GROUP = Text("Communities", "Komunitas")
POWER_BENEFIT = Text("Services received", "Layanan yang diterima")
POWER_VOICE = Text("Voice", "Suara")
POWER_INFORMATION = Text("Information", "Informasi")
POWER_RESISTANCE = Text("Resistance", "Resistensi")
POWER_CHANGE = Text("change {change}", "perubahan {change}")
POWER_SPREADS = Text(
    "Inequality among communities in the last month, against no programme: of voice {voice}, of services received {benefit}.",
    "Ketimpangan antarkomunitas pada bulan terakhir, dibandingkan tanpa program: suara {voice}, layanan yang diterima {benefit}.",
)

LASTS = Text(
    "{kept} of the {measure} that {plan} gained is left at the end", "{kept} dari {measure} yang diraih {plan} masih ada pada akhir"
)
LASTS_MORE = Text("What {plan} gained in {measure} goes on growing", "Yang diraih {plan} dalam {measure} terus bertambah")
LASTS_NONE = Text(
    "Nothing of what {plan} gained in {measure} is left at the end", "Yang diraih {plan} dalam {measure} tidak tersisa pada akhir"
)
LASTS_UNCLEAR = Text(
    "{plan} has no clear gain in {measure} that could last", "{plan} tidak memiliki perolehan {measure} yang jelas untuk bertahan"
)
LASTS_UNKNOWN = Text(
    "The run ends with the programme, so what lasts cannot be judged",
    "Simulasi berakhir bersama program, sehingga yang bertahan tidak dapat dinilai",
)
LASTS_NO_PLAN = Text("There is no plan whose effect could last", "Tidak ada rencana yang pengaruhnya dapat bertahan")
LASTS_ADVICE = Text(
    "Give the scenario more months than the programme has (months above programme_end) to see it.",
    "Berikan bulan lebih banyak daripada masa program (months di atas programme_end) untuk melihatnya.",
)
LASTING_TITLE = Text(
    "{measure}: {plan} keeps most, {now} against no programme at the end",
    "{measure}: {plan} menyisakan paling banyak, {now} terhadap tanpa program pada akhir",
)
LASTING_TITLE_NONE = Text(
    "{measure}: no plan is clearly above no programme at the end",
    "{measure}: tidak ada rencana yang jelas di atas tanpa program pada akhir",
)
LASTING_ALT = Text(
    "Gain over no programme when the programme ends and at the end: {rows}.",
    "Selisih terhadap tanpa program saat program berakhir dan pada akhir: {rows}.",
)
LASTING_ROW = Text("{plan} {then} then {now}", "{plan} {then} lalu {now}")
THEN, NOW = Text("programme end", "program berakhir"), Text("end of run", "akhir simulasi")
LASTING_CAPTION = Text("What is left at the end, plan by plan", "Yang tersisa pada akhir, rencana demi rencana")
GAIN_THEN = Text("Gain in {measure}, programme end", "Perolehan {measure}, program berakhir")
GAIN_NOW = Text("Gain in {measure}, end", "Perolehan {measure}, akhir")
LEFT = Text("Left", "Tersisa")
HOLDS = Text("Partnership holds", "Kemitraan bertahan")
NO_GAIN = Text("no clear gain", "tidak jelas")
LASTING_NOTE = Text(
    "Gains are over no programme, run by run. “Left” is given where the gain at programme end is clear of 0. A partnership holds when, at the end, its active core has all kinds and at least half of its size at programme end.",
    "Perolehan dihitung terhadap tanpa program, simulasi demi simulasi. “Tersisa” diberikan bila perolehan saat program berakhir jelas berbeda dari 0. Kemitraan bertahan bila pada akhir inti aktifnya memuat semua jenis pihak dan sekurangnya separuh ukurannya saat program berakhir.",
)

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
LOSES = Text("loses {lost} of its gain over no programme after it", "kehilangan {lost} dari keunggulannya atas tanpa program sesudahnya")
LOSES_ALL = Text("loses its whole gain over no programme after it", "kehilangan seluruh keunggulannya atas tanpa program sesudahnya")
FALLS_KEEPING = Text("falls after it, but keeps its lead over no programme", "turun sesudahnya, tetapi tetap unggul atas tanpa program")
UNFOLDS = Text("With {plan}, {measure} {during} and {after}", "Dengan {plan}, {measure} {during} dan {after}")
UNFOLDS_DURING = Text("With {plan}, {measure} {during}", "Dengan {plan}, {measure} {during}")
UNFOLDS_NOT = Text("The course of the months, plan by plan", "Perjalanan bulan demi bulan, rencana demi rencana")
TITLE = Text(
    "{measure}: {plan} has {then} when the programme ends and {now} at the end; no programme ends at {base}",
    "{measure}: {plan} mencapai {then} saat program berakhir dan {now} pada akhir; tanpa program berakhir di {base}",
)
TITLE_END = Text("{measure}: {plan} ends at {now}, no programme at {base}", "{measure}: {plan} berakhir di {now}, tanpa program di {base}")
UNFOLDS_NO_PLAN = Text("The course of {measure} and the rest without a programme", "Perjalanan {measure} dan hal lainnya tanpa program")
TITLE_ONE = Text("{measure}: {now} at the end", "{measure}: {now} pada akhir")
ALT = Text(
    "Lines over {months}, one a plan. {measure} at the end: {rows}.",
    "Garis selama {months}, satu tiap rencana. {measure} pada akhir: {rows}.",
)
ALT_ROW = Text("{plan} {value}", "{plan} {value}")

BANDS_SOME = Text(
    "For clarity only {plans} and no programme are drawn with their bands.",
    "Agar jelas, hanya {plans} dan tanpa program yang digambar dengan pitanya.",
)

#: Of a measure among some kinds, or among all: higher and lower.
TRUST_CLAUSES = (
    Text("trust in {kinds} is higher", "kepercayaan kepada {kinds} lebih tinggi"),
    Text("trust in everyone is higher", "kepercayaan kepada semua pihak lebih tinggi"),
    Text("trust in {kinds} is lower", "kepercayaan kepada {kinds} lebih rendah"),
    Text("trust in everyone is lower", "kepercayaan kepada semua pihak lebih rendah"),
)
RESISTANCE_CLAUSES = (
    Text("resistance is higher among {kinds}", "resistensi {kinds} lebih tinggi"),
    Text("resistance is higher everywhere", "resistensi semua pihak lebih tinggi"),
    Text("resistance is lower among {kinds}", "resistensi {kinds} lebih rendah"),
    Text("resistance is lower everywhere", "resistensi semua pihak lebih rendah"),
)
RESOURCES_CLAUSES = (
    Text("resources are higher among {kinds}", "sumber daya {kinds} lebih besar"),
    Text("resources are higher for all", "sumber daya semua pihak lebih besar"),
    Text("resources are lower among {kinds}", "sumber daya {kinds} lebih kecil"),
    Text("resources are lower for all", "sumber daya semua pihak lebih kecil"),
)
SAME_ALL = Text(
    "{plan} makes no clear difference of note in {measures}", "{plan} tidak membawa perbedaan yang jelas dan berarti dalam {measures}"
)
KINDS_ONE_RUN = Text(
    "A single run cannot tell who gains and who loses", "Satu simulasi tidak dapat menunjukkan siapa yang diuntungkan atau dirugikan"
)
MEASURES = {
    "trust": Text("trust", "kepercayaan"),
    "resistance": Text("resistance", "resistensi"),
    "resources": Text("resources", "sumber daya"),
}
KINDS_NONE = Text("No plan to compare by kind", "Tidak ada rencana untuk dibandingkan menurut jenis pihak")
KINDS_CAPTION = Text(
    "{plan} against no programme in the last month, by kind",
    "{plan} dibandingkan dengan tanpa program pada bulan terakhir, menurut jenis pihak",
)
KINDS_NOTE = Text(
    "Difference with its 95% interval. “Better” and “worse” stand only where it is clear of 0 and large enough to matter: at least {least} in trust and resistance, at least a tenth of the largest difference in resources.",
    "Selisih dengan interval 95%. “Lebih baik” dan “lebih buruk” hanya ditulis bila selisih jelas berbeda dari 0 dan cukup besar: sekurangnya {least} untuk kepercayaan dan resistensi, sekurangnya sepersepuluh dari selisih terbesar untuk sumber daya.",
)
KINDS_NOTE_ONE_RUN = Text("Differences in the single run.", "Selisih dalam satu-satunya simulasi.")
KINDS_NOTE_TRUST = Text(
    "“Trust in this kind”: mean trust that the other kinds place in it.",
    "“Kepercayaan kepada pihak ini”: rata-rata kepercayaan jenis pihak lain kepadanya.",
)
KINDS_NOTE_OWN = Text("Not measured by kind: {kinds}.", "Tidak diukur menurut jenis: {kinds}.")
KIND = Text("Kind", "Jenis pihak")
TRUST_IN = Text("Trust in this kind", "Kepercayaan kepada pihak ini")
RESOURCES = Text("Resources, units", "Sumber daya, satuan")
RESISTANCE = Text("Resistance", "Resistensi")
TRUST_OF = Text("Trust in {kinds}", "Kepercayaan kepada {kinds}")
RESOURCES_OF = Text("Resources of {kinds}", "Sumber daya {kinds}")
RESISTANCE_OF = Text("Resistance of {kinds}", "Resistensi {kinds}")
TRUST_SECTION = Text("Trust that the others place in each kind", "Kepercayaan pihak lain kepada tiap jenis pihak")
RESOURCES_SECTION = Text("Resources of each kind", "Sumber daya tiap jenis pihak")
RESISTANCE_SECTION = Text("Resistance of each kind", "Resistensi tiap jenis pihak")
BETTER, WORSE, NO_CHANGE, TOO_SMALL = (
    Text("better", "lebih baik"),
    Text("worse", "lebih buruk"),
    Text("no clear difference", "tidak jelas berbeda"),
    Text("hardly different", "hampir tidak berbeda"),
)
WHERE = Text("{measure}: {plan} and no programme", "{measure}: {plan} dan tanpa program")
TITLE_KIND = Text("{measure}: {now} at the end, {base} without", "{measure}: {now} pada akhir, {base} tanpa program")
POWER_CAPTION = Text(
    "Communities with little power and those with much under {plan}, last month",
    "Komunitas yang berdaya rendah dan yang berdaya tinggi pada {plan}, bulan terakhir",
)
POWER_NOTE = Text(
    "In each run the communities are put in the order of their weight in decisions and cut in half.",
    "Pada tiap simulasi komunitas diurutkan menurut bobotnya dalam pengambilan keputusan, lalu dibagi dua.",
)
POWER_NOTE_CHANGE = Text(
    "Below each number: the change against no programme, with its 95% interval.",
    "Di bawah tiap angka: perubahan dibandingkan dengan tanpa program, dengan interval 95%.",
)
POWER_LOW, POWER_HIGH = Text("weaker half", "separuh yang lemah"), Text("stronger half", "separuh yang kuat")
POWER_GROUP = Text("Communities", "Komunitas")
POWER_BENEFIT = Text("Services received", "Layanan yang diterima")
POWER_VOICE = Text("Voice", "Suara")
POWER_INFORMATION = Text("Information", "Informasi")
POWER_RESISTANCE = Text("Resistance", "Resistensi")
POWER_CHANGE = Text("change {change}", "perubahan {change}")
SPREADS = Text(
    "Inequality among communities in the last month, against no programme (coefficient of variation; 0: all have the same): {voice}; {benefit}.",
    "Ketimpangan antarkomunitas pada bulan terakhir, dibandingkan dengan tanpa program (koefisien variasi; 0: semua sama): {voice}; {benefit}.",
)
SPREAD_WORDS = {
    "voice_spread": (
        Text("voice is more equal, {change}", "suara lebih merata, {change}"),
        Text("voice is not clearly more or less equal, {change}", "suara tidak jelas lebih merata atau lebih timpang, {change}"),
        Text("voice is less equal, {change}", "suara lebih timpang, {change}"),
    ),
    "benefit_spread": (
        Text("services received are more equal, {change}", "layanan yang diterima lebih merata, {change}"),
        Text(
            "services received are not clearly more or less equal, {change}",
            "layanan yang diterima tidak jelas lebih merata atau lebih timpang, {change}",
        ),
        Text("services received are less equal, {change}", "layanan yang diterima lebih timpang, {change}"),
    ),
}

LASTS = Text(
    "{kept} of the {measure} that {plan} gained is left at the end", "{kept} dari {measure} yang diraih {plan} masih ada pada akhir"
)
LASTS_MORE = Text(
    "What {plan} gained in {measure} is larger at the end than when the programme ended",
    "Yang diraih {plan} dalam {measure} pada akhir lebih besar daripada saat program berakhir",
)
LASTS_UNSURE = Text(
    "Whether anything of what {plan} gained in {measure} is left at the end is not clear",
    "Apakah yang diraih {plan} dalam {measure} masih tersisa pada akhir tidak jelas",
)
LASTS_LATE = Text(
    "{plan} has no clear gain in {measure} when the programme ends, but one at the end",
    "{plan} tidak memiliki perolehan {measure} yang jelas saat program berakhir, tetapi memilikinya pada akhir",
)
LASTS_UNDEFINED = Text(
    "What of {measure} lasts with {plan} could not be measured", "Yang bertahan dari {measure} dengan {plan} tidak dapat diukur"
)
LASTS_ONE_RUN = Text("A single run cannot tell what lasts", "Satu simulasi tidak dapat menunjukkan apa yang bertahan")
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
    "{measure}: at the end {plan} is furthest ahead of no programme, {now}",
    "{measure}: pada akhir {plan} paling unggul atas tanpa program, {now}",
)
LASTING_TITLE_ONE = Text(
    "{measure}: at the end {plan} is ahead of no programme, {now}", "{measure}: pada akhir {plan} unggul atas tanpa program, {now}"
)
LASTING_TITLE_CLEAR = Text(
    "{measure}: of the clear gains over no programme at the end, that of {plan} is the largest, {now}",
    "{measure}: di antara keunggulan yang jelas atas tanpa program pada akhir, yang terbesar {plan}, {now}",
)
LASTING_TITLE_ONE_RUN = Text(
    "{measure}: differences from no programme in a single run", "{measure}: selisih dari tanpa program dalam satu simulasi"
)
LASTING_TITLE_GROUP = Text(
    "{measure}: at the end {plans} are clearly better than no programme and cannot be told apart, about {now}",
    "{measure}: pada akhir {plans} jelas lebih baik daripada tanpa program dan tidak dapat dibedakan, sekitar {now}",
)
LASTING_TITLE_NONE = Text(
    "{measure}: no plan is clearly better than no programme at the end",
    "{measure}: tidak ada rencana yang jelas lebih baik daripada tanpa program pada akhir",
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
NO_GAIN = Text("no clear gain", "perolehan tidak jelas")
LEFT_UNSURE = Text("not clear", "tidak jelas")
LEFT_LATE = Text("clear only at the end", "jelas hanya pada akhir")
A_LOSS = Text("a loss: nothing to keep", "kerugian: tidak ada yang dapat bertahan")
LASTS_LOSS = Text(
    "{plan} loses {measure}, so there is nothing to keep", "{plan} menurunkan {measure}, sehingga tidak ada yang dapat bertahan"
)
LASTING_NOTE = Text(
    "Gains are over no programme, run by run.",
    "Perolehan dihitung terhadap tanpa program, simulasi demi simulasi.",
)
LASTING_NOTE_LEFT = Text(
    "“Left” is given where the gain is clear both at programme end and at the end; of a clear loss there is nothing to keep.",
    "“Tersisa” diberikan bila perolehan jelas, baik saat program berakhir maupun pada akhir; bila jelas merugi, tidak ada yang dapat bertahan.",
)
LASTING_NOTE_HOLDS = Text(
    "A partnership holds when, at the end, its active core has all kinds and at least half of its size at programme end.",
    "Kemitraan bertahan bila pada akhir inti aktifnya memuat semua jenis pihak dan sekurangnya separuh ukurannya saat program berakhir.",
)

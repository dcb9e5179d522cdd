"""Words around the parts: head, contents, certainty, units."""

from partnership_sim.declare import Text

#: The words of each degree of certainty. One table for the whole report.
CERTAINTY = {
    "almost_always": Text("almost always", "hampir selalu"),
    "usually": Text("usually", "umumnya"),
    "more_often_than_not": Text("more often than not", "lebih sering terjadi daripada tidak"),
    "no_better_than_chance": Text("no better than chance", "tidak lebih dari kebetulan"),
    "less_often_than_not": Text("less often than not", "lebih sering tidak terjadi"),
    "seldom": Text("seldom", "jarang"),
    "almost_never": Text("almost never", "hampir tidak pernah"),
}

NO_PROGRAMME = Text("No programme", "Tanpa program")
NO_PROGRAMME_NOTE = Text(
    "“No programme” is the same partnership left to itself, with the same random draws.",
    "“Tanpa program” adalah kemitraan yang sama, dibiarkan berjalan sendiri, dengan undian acak yang sama (di tabel data: “No programme”).",
)
TITLE = Text("Report: {name}", "Laporan: {name}")
HEAD = Text(
    "{plans} and no programme compared over {months}; spending ends in month {end}. {runs} of each; runs of the same number use the same random draws.",
    "{plans} dan kondisi tanpa program dibandingkan selama {months}; belanja berakhir pada bulan ke-{end}. Masing-masing {runs}; simulasi bernomor sama memakai undian acak yang sama.",
)
HEAD_PLANS = Text(
    "{plans} compared over {months}; spending ends in month {end}. {runs} of each; runs of the same number use the same random draws.",
    "{plans} dibandingkan selama {months}; belanja berakhir pada bulan ke-{end}. Masing-masing {runs}; simulasi bernomor sama memakai undian acak yang sama.",
)
HEAD_NO_PLAN = Text(
    "No plan yet: the partnership left to itself over {months}. {runs}, each with random draws of its own.",
    "Belum ada rencana: kemitraan dibiarkan berjalan sendiri selama {months}. {runs}, masing-masing dengan undian acaknya sendiri.",
)
PLANS, ONE_PLAN = Text("{count} plans", "{count} rencana"), Text("1 plan", "1 rencana")
MONTHS, ONE_MONTH = Text("{count} months", "{count} bulan"), Text("1 month", "1 bulan")
RUNS, ONE_RUN = Text("{count} runs", "{count} simulasi"), Text("1 run", "1 simulasi")
MADE = Text("Computed on {date} with partnership_sim {version}.", "Dihitung pada {date} dengan partnership_sim {version}.")
PARTIAL = Text(
    "This run was stopped before it was finished: {done} of {planned} runs of each plan were done. All figures rest on these; differences are less certain than planned.",
    "Simulasi dihentikan sebelum selesai: {done} dari {planned} simulasi untuk tiap rencana sempat dikerjakan. Semua angka bertumpu pada itu; selisih antarrencana kurang pasti daripada yang direncanakan.",
)
FEW = Text(
    "Only {runs} of each plan: too few to trust a ranking. Run at least {enough}.",
    "Hanya {runs} untuk tiap rencana: terlalu sedikit untuk memercayai peringkat. Jalankan sekurangnya {enough}.",
)
FEW_NO_PLAN = Text(
    "Only {runs}: chance decides much. Run at least {enough}.", "Hanya {runs}: banyak ditentukan kebetulan. Jalankan sekurangnya {enough}."
)
CONTENTS = Text("Contents", "Daftar isi")
SKIP = Text("Skip to the answer", "Langsung ke jawaban")
NOT_COMPUTED = Text("This was not computed for these results.", "Bagian ini tidak dihitung untuk hasil ini.")

QUESTIONS = {
    "answer": Text("What should we do?", "Apa yang sebaiknya kita lakukan?"),
    "compare": Text("How do the plans compare?", "Bagaimana perbandingan antarrencana?"),
    "unfold": Text("How does it unfold?", "Bagaimana jalannya dari bulan ke bulan?"),
    "kinds": Text("Who gains, who is left behind, who resists?", "Siapa yang diuntungkan, siapa yang tertinggal, siapa yang menolak?"),
    "lasting": Text("What stays when the money ends?", "Apa yang bertahan setelah dana habis?"),
    "network": Text("Who holds it together?", "Siapa yang menjaga kemitraan tetap utuh?"),
    "fragile": Text("What could make it fail?", "Apa yang dapat menggagalkannya?"),
    "money": Text("What does money buy?", "Apa yang diperoleh dari dana?"),
    "story": Text("What happened in one typical run?", "Apa yang terjadi dalam satu simulasi yang khas?"),
    "basis": Text("On what does this rest?", "Apa dasar laporan ini?"),
}

#: Names of measures as they stand in a sentence, where the declared label is a word of its own.
SPOKEN = {
    "sustained": Text("survival of the partnership", "keberlanjutan kemitraan"),
    "resilience": Text("recovery from shocks", "pemulihan dari guncangan"),
    "effectiveness": Text("need that is met", "kebutuhan yang terpenuhi"),
    "resistance_high": Text("share of opponents", "bagian pihak yang menentang"),
    "core_kinds": Text("all kinds in the active core", "kelengkapan jenis pihak dalam inti aktif"),
}

POINTS = Text("{value} points", "{value} poin")
POINTS_UNIT = Text("points", "poin")
BARE = Text("{value}", "{value}")
BLANK = Text("–", "–")
OF_RUNS = Text("{count} of {all} runs", "{count} dari {all} simulasi")
OF_ONE = Text("{count} of {all} run", "{count} dari {all} simulasi")
ALL_RUNS = Text("all {all} runs", "seluruh {all} simulasi")
NO_RUNS = Text("none of {all} runs", "tidak satu pun dari {all} simulasi")
EQUAL_IN = Text("{often} (equal in {equal})", "{often} (seri dalam {equal})")
WITH_WORD = Text("{often} ({word})", "{often} ({word})")
RANGE = Text("{low} to {high}", "{low} sampai {high}")
UNITS = Text("{value} resource units", "{value} satuan sumber daya")
UNITS_MONEY = Text("{value} resource units ({money})", "{value} satuan sumber daya ({money})")
COST_HEAD = Text("Cost, units", "Biaya, satuan")
COST_MONEY = Text("Cost, units and {currency}", "Biaya, satuan dan {currency}")
CURRENCIES = {"IDR": Text("rupiah", "rupiah")}
SCALE_01 = Text("{label}, 0 to 1", "{label}, 0 sampai 1")
SCALE_PERCENT = Text("{label}, percent", "{label}, persen")
SCALE_ODDS = Text("{label}, percent of runs", "{label}, persen simulasi")
SCALE_UNIT = Text("{label}, {unit}", "{label}, {unit}")
UNIT_WORDS = {
    "resource units per community and month": Text("units per community and month", "satuan per komunitas per bulan"),
    "resource units": Text("resource units", "satuan sumber daya"),
    "value per unit": Text("value per unit", "nilai per satuan"),
    "per hundred meetings": Text("per hundred meetings", "per seratus pertemuan"),
    "count": Text("number", "jumlah"),
}
DIFFERENCE_AXIS = Text("{label}: difference from no programme", "{label}: selisih dari tanpa program")
WHEN = {
    "after": Text("after the programme", "setelah program"),
    "end": Text("in the last month", "pada bulan terakhir"),
    "programme_end": Text("when the programme ends", "saat program berakhir"),
    "run": Text("over the whole run", "selama seluruh simulasi"),
}
PROGRAMME_ENDS = Text("programme ends", "program berakhir")
CHART_NOTE_ONE_RUN = Text(
    "Line: the single run of each plan. Lines differ in colour, dash and mark.",
    "Garis: satu-satunya simulasi tiap rencana. Tiap garis dibedakan dengan warna, pola garis, dan penanda.",
)
CHART_NOTE = Text(
    "Line: mean of the runs. Band: the middle 90% of the runs (5th to 95th percentile). Lines differ in colour, dash and mark.",
    "Garis: rata-rata simulasi. Pita: 90% simulasi yang di tengah (persentil ke-5 sampai ke-95). Tiap garis dibedakan dengan warna, pola garis, dan penanda.",
)
BANDS_FROM = Text("Bands rest on the first {count} runs of each plan.", "Pita didasarkan pada {count} simulasi pertama tiap rencana.")
PLAN = Text("Plan", "Rencana")
SCROLL = Text("Table; scrolls sideways", "Tabel; dapat digeser ke samping")

"""Words of part 10: what the report rests on."""

from partnership_sim.declare import Text

HEADING = Text(
    "Of the {count} assumptions that matter most here, {known} rest on published figures",
    "Dari {count} asumsi yang paling menentukan di sini, {known} bersandar pada angka yang telah diterbitkan",
)
HEADING_ONE = Text(
    "Of the {count} assumptions that matter most here, 1 rests on a published figure",
    "Dari {count} asumsi yang paling menentukan di sini, 1 bersandar pada angka yang telah diterbitkan",
)
HEADING_SINGLE = Text(
    "The one assumption that matters here rests on a published figure",
    "Satu-satunya asumsi yang menentukan di sini bersandar pada angka yang telah diterbitkan",
)
HEADING_SINGLE_NONE = Text(
    "The one assumption that matters here does not rest on a published figure alone",
    "Satu-satunya asumsi yang menentukan di sini tidak bersandar langsung pada angka yang telah diterbitkan",
)
HEADING_NONE = Text(
    "None of the {count} assumptions that matter most here rests on a published figure alone",
    "Dari {count} asumsi yang paling menentukan di sini, tidak satu pun bersandar langsung pada angka yang telah diterbitkan",
)
HEADING_PLAIN = Text(
    "On what was given, what was drawn, and what the model leaves out", "Pada yang diberikan, yang diundi, dan yang tidak dicakup model"
)
GIVEN_REGISTER = Text("Given: {count} stakeholders from your register", "Diberikan: {count} pemangku kepentingan dari daftar Anda")
GIVEN_REGISTER_ONE = Text("Given: 1 stakeholder from your register", "Diberikan: 1 pemangku kepentingan dari daftar Anda")
GIVEN_TIES = Text("Given: {count} ties from your file of ties", "Diberikan: {count} hubungan dari berkas hubungan Anda")
GIVEN_TIES_ONE = Text("Given: 1 tie from your file of ties", "Diberikan: 1 hubungan dari berkas hubungan Anda")
GIVEN_TRUST = Text(
    "{ties}; trust in {given} of their {all} directions, the rest is drawn",
    "{ties}; kepercayaan pada {given} dari {all} arahnya, selebihnya diundi",
)
GIVEN_TRUST_ALL = Text("{ties}, with trust in both directions of each", "{ties}, dengan kepercayaan pada kedua arahnya")
UNIT_WORTH = Text("One resource unit is worth {money}", "Satu satuan sumber daya bernilai {money}")
DRAWN = Text("Drawn anew in each run: {kinds}", "Diundi ulang pada tiap simulasi: {kinds}")
DRAWN_TIES = Text(
    "Drawn anew in each run: all ties, about {each} for each stakeholder",
    "Diundi ulang pada tiap simulasi: semua hubungan, sekitar {each} untuk tiap pemangku kepentingan",
)
NO_TIES = Text("No ties are drawn: ties_each is 0", "Tidak ada hubungan yang diundi: ties_each bernilai 0")
DRAWN_TIES_OPEN = Text(
    "Drawn anew in each run: ties of drawn stakeholders and of newcomers without a tie in the file, about {each} each",
    "Diundi ulang pada tiap simulasi: hubungan pemangku kepentingan yang diundi dan pendatang baru tanpa hubungan dalam berkas, sekitar {each} untuk masing-masing",
)
DRAWN_TRUST = Text("Trust that is not given is drawn around {around}", "Kepercayaan yang tidak diberikan diundi di sekitar {around}")
DRAWN_ALL = Text("All else about them is drawn around {around}", "Segala hal lain tentang mereka diundi di sekitar {around}")
OWN_FIGURES = Text("this scenario's figures", "angka skenario ini")
MODEL_FIGURES = Text("the model's own figures", "angka bawaan model")
SOME_FIGURES = Text(
    "this scenario's figures for {some}, the model's own for the rest",
    "angka skenario ini untuk {some}, angka bawaan model untuk selebihnya",
)
PAIRS = Text("{count} of {all} pairs of kinds", "{count} dari {all} pasangan jenis")
FIGURES_REST = Text("The model's own figures for each kind rest on: {parts}", "Angka bawaan model untuk tiap jenis bersandar pada: {parts}")
FIGURES_PART = Text("{kinds} – {source}", "{kinds} – {source}")
COLUMNS_CAPTION = Text(
    "Where what is known of the {count} stakeholders comes from", "Asal hal-hal yang diketahui tentang {count} pemangku kepentingan"
)
COLUMN, FROM_REGISTER, DRAWN_COUNT, AROUND = (
    Text("Column", "Kolom"),
    Text("From your register", "Dari daftar Anda"),
    Text("Drawn", "Diundi"),
    Text("Drawn around", "Diundi di sekitar"),
)
NOT_DRAWN = Text("–", "–")
REGISTER_NOTE = Text(
    "Numbers in your register stand as they are. Whether they come from a survey, from records or from judgement is not written in a scenario; keep a note of it with this report.",
    "Angka dalam daftar Anda dipakai apa adanya. Apakah angka itu berasal dari survei, catatan, atau perkiraan tidak tertulis dalam skenario; simpanlah keterangannya bersama laporan ini.",
)
KIND_COUNT = Text("{count} {kind}", "{count} {kind}")
ONE_KIND = {
    "community": Text("1 community", "1 komunitas"),
    "government": Text("1 government office", "1 instansi pemerintah"),
    "business": Text("1 business", "1 pelaku usaha"),
    "ngo": Text("1 NGO", "1 LSM"),
}
SHOCKS = Text("Shocks in this scenario: {shocks}", "Guncangan dalam skenario ini: {shocks}")
NO_SHOCKS = Text("Shocks in this scenario: none", "Guncangan dalam skenario ini: tidak ada")
SHOCK_MONTH = Text("{shock} in month {month}", "{shock} pada bulan ke-{month}")
SHOCK_RATE = Text("{shock}, {rate} a year on average", "{shock}, rata-rata {rate} kali setahun")
UNCHANGED = Text("Changed from the default: nothing", "Diubah dari nilai baku: tidak ada")
CHANGED_CAPTION = Text("Changed from the default", "Diubah dari nilai baku")
PARAMETER, HERE, DEFAULT, SOURCE = (
    Text("Assumption", "Asumsi"),
    Text("Here", "Di sini"),
    Text("Default", "Nilai baku"),
    Text("Where it comes from", "Asalnya"),
)
MATTER_CAPTION = Text(
    "The assumptions that matter most for {plan}, and how well they are known; those that change nothing of note are left out",
    "Asumsi yang paling menentukan bagi {plan}, dan seberapa baik diketahui; yang tidak mengubah apa pun yang berarti tidak dicantumkan",
)
TRIED, LARGEST, LARGEST_UNIT, KNOWN = (
    Text("Range tried", "Rentang yang dicoba"),
    Text("Largest change in {goal}", "Perubahan terbesar pada {goal}"),
    Text("Largest change in {goal}, {unit}", "Perubahan terbesar pada {goal}, {unit}"),
    Text("How well known", "Seberapa baik diketahui"),
)
NUMBERS = Text(
    "The model has {count} numbers of its own; how well they are known: {parts}.",
    "Model ini memuat {count} angka bawaan; seberapa baik diketahui: {parts}.",
)
NUMBERS_PART = Text("{mark}: {count}", "{mark}: {count}")
PLANS_CAPTION = Text("The plans", "Rencana yang dibandingkan")
BUDGET = Text("Budget, units", "Anggaran, satuan")
ACTIONS = Text("What it does", "Yang dilakukan")
ACTION = Text("{lever}: {spend}, {months}", "{lever}: {spend}, {months}")
SPEND, SPEND_ONE = Text("{spend} units a month", "{spend} satuan per bulan"), Text("1 unit a month", "1 satuan per bulan")
SPAN, SPAN_ONE = Text("months {start}–{end}", "bulan {start}–{end}"), Text("month {start}", "bulan {start}")
NO_ACTION = Text("nothing", "tidak ada")
FINDINGS = Text(
    "Of {tried} published findings tried on this model with its defaults, {held} hold; {beyond} more are beyond it (docs/evidence/findings.md of partnership_sim). "
    "{calibrated} of the model's numbers were set so that the findings hold: that shows what its mechanisms can bring about together, and is no independent test.",
    "Dari {tried} temuan terbitan yang diuji pada model ini dengan nilai bakunya, {held} terbukti; {beyond} lainnya di luar jangkauannya "
    "(docs/evidence/findings.md dari partnership_sim). {calibrated} angka model disesuaikan agar temuan itu terbukti: ini menunjukkan apa yang dapat dihasilkan "
    "mekanismenya secara bersama-sama, dan bukan pengujian independen.",
)
FINDINGS_ELSEWHERE = Text(
    "The findings were tried with the defaults; {count} assumptions differ from them here, and whether the findings hold with these was not tried.",
    "Temuan itu diuji dengan nilai baku; di sini {count} asumsi berbeda darinya, dan apakah temuan itu tetap terbukti belum diuji.",
)
FINDINGS_ELSEWHERE_ONE = Text(
    "The findings were tried with the defaults; 1 assumption differs from them here, and whether the findings hold with it was not tried.",
    "Temuan itu diuji dengan nilai baku; di sini 1 asumsi berbeda darinya, dan apakah temuan itu tetap terbukti belum diuji.",
)
LEAVES_OUT = Text("What the model leaves out", "Yang tidak dicakup model")
CAVEAT = Text(
    "It compares plans with the same random draws; it does not foretell what will happen in your case. The intervals hold the assumptions fixed: they show luck, "
    "not doubt about the model. That doubt is the subject of part 7.",
    "Model ini membandingkan rencana dengan undian acak yang sama; ia tidak meramalkan apa yang akan terjadi dalam kasus Anda. Interval menganggap asumsi tetap: "
    "yang ditunjukkannya adalah keberuntungan, bukan keraguan atas model. Keraguan atas model dibahas di bagian 7.",
)
GLOSSARY_HEAD = Text("Words used here", "Istilah yang dipakai")
GLOSSARY = (
    (
        Text("Trust", "Kepercayaan"),
        Text(
            "how far one expects another to keep its word, from 0 to 1",
            "sejauh mana satu pihak yakin pihak lain menepati janji, dari 0 sampai 1",
        ),
    ),
    (
        Text("Resistance", "Resistensi"),
        Text(
            "opposition to the change that the partnership brings, from 0 to 1",
            "penolakan terhadap perubahan yang dibawa kemitraan, dari 0 sampai 1",
        ),
    ),
    (
        Text("Resources", "Sumber daya"),
        Text(
            "staff time and money; one unit is what an average organisation can commit in a month",
            "waktu staf dan uang; satu satuan adalah yang dapat disediakan organisasi rata-rata dalam sebulan",
        ),
    ),
    (
        Text("Capacity", "Kapasitas"),
        Text(
            "skill to negotiate, to mediate and to deal with conflict, from 0 to 1",
            "keterampilan bernegosiasi, memediasi, dan mengelola konflik, dari 0 sampai 1",
        ),
    ),
    (
        Text("Service", "Layanan"),
        Text("value that reaches communities, per community and month", "nilai yang sampai ke komunitas, per komunitas per bulan"),
    ),
    (
        Text("Participation", "Partisipasi"),
        Text(
            "share of communities that took part in a decision in the month, weighted by how far they are heard",
            "bagian komunitas yang ikut mengambil keputusan pada bulan itu, ditimbang menurut seberapa jauh didengar",
        ),
    ),
    (
        Text("Active core", "Inti aktif"),
        Text(
            "the largest group linked by ties that met within six months and in which both sides trust",
            "kelompok terbesar yang terhubung oleh hubungan yang bertemu dalam enam bulan dan saling percaya",
        ),
    ),
    (
        Text("Bridge", "Penghubung"),
        Text(
            "one through whom many of the shortest paths between others lead",
            "pihak yang dilewati banyak jalur terpendek antarpihak lain",
        ),
    ),
    (
        Text("Power", "Kekuatan"),
        Text(
            "weight in decisions; 1 is a typical community",
            "bobot dalam pengambilan keputusan; 1 adalah bobot komunitas biasa",
        ),
    ),
    (
        Text("Voice", "Suara"),
        Text("how far one is heard in decisions, from 0 to 1", "sejauh mana satu pihak didengar dalam keputusan, dari 0 sampai 1"),
    ),
    (
        Text("Run (replicate)", "Simulasi (replikasi)"),
        Text(
            "one course of events under one set of random draws; runs of the same number use the same draws in every plan",
            "satu jalannya peristiwa dengan satu rangkaian undian acak; simulasi bernomor sama memakai undian yang sama pada semua rencana",
        ),
    ),
    (
        Text("Interval", "Interval"),
        Text("where the true mean lies in 95% of such computations", "letak rata-rata sebenarnya dalam 95% perhitungan serupa"),
    ),
)
COMMANDS_HEAD = Text("To make this report again", "Cara membuat ulang laporan ini")
COMMANDS = Text(
    "Typed in the folder of these results: the whole run from its exact input, and the report from the results:",
    "Diketik di folder hasil ini: seluruh simulasi dari masukan aslinya, dan laporan dari hasilnya:",
)
TYPED = Text(
    "These results were made with this command; its paths start in the folder in which it was typed:",
    "Hasil ini dibuat dengan perintah berikut; jalurnya bermula dari folder tempat perintah itu diketik:",
)
VERSIONS = Text(
    "Seed {seed}; input SHA-256 {hash}; partnership_sim {version}, Python {python}.",
    "Benih acak {seed}; SHA-256 masukan {hash}; partnership_sim {version}, Python {python}.",
)

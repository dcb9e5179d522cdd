"""Words of part 10: what the report rests on."""

from partnership_sim.declare import Text

HEADING = Text(
    "Of the {count} assumptions that matter most here, {known} rest on published figures",
    "Dari {count} asumsi yang paling menentukan di sini, {known} bersandar pada angka terbitan",
)
HEADING_NONE = Text(
    "None of the {count} assumptions that matter most here rests on a published figure alone",
    "Dari {count} asumsi yang paling menentukan di sini, tidak satu pun bersandar langsung pada angka terbitan",
)
HEADING_PLAIN = Text(
    "On what was given, what was drawn, and what the model leaves out", "Pada yang diberikan, yang diundi, dan yang ditinggalkan model"
)
GIVEN_REGISTER = Text("Given: {count} stakeholders from your register", "Diberikan: {count} pemangku kepentingan dari daftar Anda")
GIVEN_COLUMNS = Text("with {columns}", "dengan {columns}")
GIVEN_TIES = Text("{count} ties from your table of ties", "{count} hubungan dari tabel hubungan Anda")
DRAWN = Text("Drawn anew in each run: {kinds}", "Diundi ulang pada tiap simulasi: {kinds}")
DRAWN_CELLS = Text(
    "Drawn by kind because the register leaves them empty: {columns}", "Diundi menurut jenis karena kosong dalam daftar: {columns}"
)
CELLS = Text("{column} ({count})", "{column} ({count})")
DRAWN_TIES = Text(
    "Ties that were not given: about {each} for each drawn stakeholder",
    "Hubungan yang tidak diberikan: sekitar {each} untuk tiap pemangku kepentingan yang diundi",
)
KIND_COUNT = Text("{count} {kind}", "{count} {kind}")
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
    "The assumptions that matter most for {plan}, and how well they are known",
    "Asumsi yang paling menentukan bagi {plan}, dan seberapa baik diketahui",
)
TRIED, LARGEST, KNOWN = (
    Text("Range tried", "Rentang yang dicoba"),
    Text("Largest change in {goal}", "Perubahan terbesar pada {goal}"),
    Text("How well known", "Seberapa baik diketahui"),
)
MARKS = {
    "read": Text("published figure", "angka terbitan"),
    "computed": Text("computed from known figures", "dihitung dari angka yang diketahui"),
    "remembered": Text("from the literature, not looked up again", "dari kepustakaan, tidak ditelusur ulang"),
    "calibrated": Text("set so that published findings hold", "disetel agar sesuai temuan terbitan"),
    "assumption": Text("assumption", "asumsi"),
}
PLANS_CAPTION = Text("The plans", "Rencana-rencana")
BUDGET = Text("Budget", "Anggaran")
ACTIONS = Text("What it does", "Yang dilakukan")
ACTION = Text("{lever}: {spend} a month, months {start}–{end}", "{lever}: {spend} per bulan, bulan ke-{start}–{end}")
NO_ACTION = Text("nothing", "tidak ada")
LEAVES_OUT = Text("What the model leaves out", "Yang ditinggalkan model")
LEFT_OUT = (
    Text(
        "It compares plans under the same luck; it does not foretell what will happen in your district.",
        "Model ini membandingkan rencana dengan keberuntungan yang sama; ia tidak meramalkan apa yang akan terjadi di daerah Anda.",
    ),
    Text(
        "People inside an organisation: each organisation acts as one, and a community as one group.",
        "Orang-orang di dalam organisasi: tiap organisasi bertindak sebagai satu pihak, dan satu komunitas sebagai satu kelompok.",
    ),
    Text(
        "Place and distance, law, markets and prices, elections other than as a shock that you list.",
        "Tempat dan jarak, hukum, pasar dan harga, pemilu selain sebagai guncangan yang Anda cantumkan.",
    ),
    Text("Other programmes and money that reach the same people.", "Program dan dana lain yang menjangkau orang yang sama."),
    Text(
        "Quality and content of services: service is a quantity of value that arrives.",
        "Mutu dan isi layanan: layanan di sini adalah jumlah nilai yang sampai.",
    ),
    Text(
        "The intervals hold the assumptions fixed: they show luck, not doubt about the model. Part 7 shows that.",
        "Interval menganggap asumsi tetap: ia menunjukkan keberuntungan, bukan keraguan atas model. Itu ada di bagian 7.",
    ),
)
GLOSSARY_HEAD = Text("Ten words", "Sepuluh istilah")
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
        Text("Lever", "Tuas"),
        Text(
            "a kind of activity on which a plan spends money, such as mediation or training",
            "jenis kegiatan yang dibiayai suatu rencana, misalnya mediasi atau pelatihan",
        ),
    ),
    (
        Text("Run (replicate)", "Simulasi (replikasi)"),
        Text(
            "one course of events under one draw of luck; each plan meets the same draws",
            "satu jalannya peristiwa dengan satu undian keberuntungan; semua rencana menghadapi undian yang sama",
        ),
    ),
    (
        Text("Interval", "Interval"),
        Text("where the true mean lies in 95 of 100 such computations", "letak rata-rata sebenarnya dalam 95 dari 100 perhitungan serupa"),
    ),
)
COMMANDS_HEAD = Text("To make this again", "Untuk membuatnya lagi")
COMMANDS = Text(
    "The whole run from its exact input, and the report from the results:",
    "Seluruh simulasi dari masukan aslinya, dan laporan dari hasilnya:",
)
TYPED = Text("These results were made with:", "Hasil ini dibuat dengan:")
VERSIONS = Text(
    "Seed {seed}; input SHA-256 {hash}; partnership_sim {version}, Python {python}.",
    "Benih acak {seed}; SHA-256 masukan {hash}; partnership_sim {version}, Python {python}.",
)

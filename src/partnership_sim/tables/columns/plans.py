"""Columns of plans.csv and shocks.csv, and what a resource unit is."""

from __future__ import annotations

from partnership_sim.declare import Text
from partnership_sim.tables.columns.base import MONTH, NO_UNIT, TEXT, Described

PLANS = (
    Described(
        "plan",
        Text("the plan's name; a row for each of its actions", "nama rencana; satu baris untuk tiap kegiatannya"),
        TEXT,
        Text("any but No programme", "bebas, selain No programme"),
        Text("Which ideas compete for the money?", "Gagasan mana yang bersaing memperebutkan dana?"),
    ),
    Described(
        "budget",
        Text(
            "what the whole plan may spend; once a plan is enough; empty: the sum of its spends",
            "batas belanja seluruh rencana; cukup ditulis sekali; kosong: jumlah belanjanya",
        ),
        Text("resource units", "satuan sumber daya"),
        Text("0 or more", "0 atau lebih"),
        Text(
            "The whole budget in money, divided by what a resource unit is worth.",
            "Seluruh anggaran dalam uang dibagi nilai satu satuan sumber daya.",
        ),
    ),
    Described(
        "lever",
        Text("what is done (partnership-sim describe levers)", "apa yang dilakukan (partnership-sim describe levers)"),
        TEXT,
        Text("a lever's name", "nama intervensi"),
        Text("Which of the levers comes closest to the activity?", "Intervensi mana yang paling mendekati kegiatan itu?"),
    ),
    Described(
        "spend",
        Text("what the whole action spends in a month, not for each head", "belanja seluruh kegiatan per bulan, bukan per orang"),
        Text("resource units a month", "satuan sumber daya per bulan"),
        Text("0 or more", "0 atau lebih"),
        Text(
            "Money a month for this activity, divided by what a resource unit is worth.",
            "Uang per bulan untuk kegiatan ini dibagi nilai satu satuan sumber daya.",
        ),
    ),
    Described(
        "start",
        Text("first month of the action; empty: 1", "bulan pertama kegiatan; kosong: 1"),
        MONTH,
        Text("1..programme_end", "1..programme_end"),
        Text("When does it begin?", "Kapan dimulai?"),
    ),
    Described(
        "end",
        Text("last month of the action; empty: programme_end", "bulan terakhir kegiatan; kosong: programme_end"),
        MONTH,
        Text("1..programme_end", "1..programme_end"),
        Text("When does it end?", "Kapan berakhir?"),
    ),
    Described(
        "on",
        Text(
            "for whom it is: kinds or ids, several divided by |; empty: all that the lever can work on",
            "untuk siapa: jenis atau id, dipisah dengan |; kosong: semua yang dapat dituju",
        ),
        TEXT,
        Text("kinds, ids", "jenis, id"),
        Text("Who is invited, trained or served?", "Siapa yang diundang, dilatih, atau dilayani?"),
    ),
    Described(
        "by",
        Text(
            "who carries it out: kinds or ids, divided by |; empty: all NGOs; -: an outside facilitator",
            "siapa pelaksananya: jenis atau id, dipisah dengan |; kosong: semua LSM; -: fasilitator luar",
        ),
        TEXT,
        Text("kinds, ids, -", "jenis, id, -"),
        Text(
            "Whose staff does the work? They can carry only as much as their skills allow.",
            "Staf siapa yang mengerjakannya? Mereka hanya dapat mengelola sebanyak yang dimungkinkan keterampilannya.",
        ),
    ),
    Described(
        "form",
        Text("the form of the lever, where it has several; empty: the first", "bentuk intervensi, bila ada beberapa; kosong: yang pertama"),
        TEXT,
        Text("see describe LEVER", "lihat describe INTERVENSI"),
        Text(
            "How is it done: face to face or by messages, direct or joint?",
            "Bagaimana dilakukan: tatap muka atau lewat pesan, langsung atau bersama?",
        ),
    ),
)

SHOCKS = (
    Described(
        "shock",
        Text("what happens (partnership-sim describe shocks)", "apa yang terjadi (partnership-sim describe shocks)"),
        TEXT,
        Text("a shock's name", "nama guncangan"),
        Text("What could happen that nobody of you decides?", "Apa yang dapat terjadi di luar keputusan Anda?"),
    ),
    Described(
        "month",
        Text("the month in which it happens; this or rate", "bulan terjadinya; ini atau rate"),
        MONTH,
        Text("1..months", "1..months"),
        Text("Is the date known, as of an election?", "Apakah waktunya diketahui, misalnya pemilihan?"),
    ),
    Described(
        "rate",
        Text(
            "how often a year it happens on average, by chance; this or month",
            "berapa kali setahun rata-rata terjadi secara acak; ini atau month",
        ),
        Text("a year", "per tahun"),
        Text("0..12", "0..12"),
        Text("How often in the last ten years? Twice: 0.2.", "Berapa kali dalam sepuluh tahun terakhir? Dua kali: 0,2."),
    ),
    Described(
        "severity",
        Text("how hard it hits; empty: the shock's own", "seberapa berat; kosong: nilai bawaan guncangan"),
        NO_UNIT,
        Text("0..1", "0..1"),
        Text(
            "What share of means, trust or posts would be lost? A third: 0.33.",
            "Berapa bagian dana, kepercayaan, atau jabatan yang hilang? Sepertiga: 0,33.",
        ),
    ),
    Described(
        "duration",
        Text("for how many months; empty: the shock's own", "berapa bulan lamanya; kosong: nilai bawaan guncangan"),
        Text("months", "bulan"),
        Text("1 or more", "1 atau lebih"),
        Text("How long did it last the last time?", "Berapa lama berlangsung terakhir kali?"),
    ),
    Described(
        "on",
        Text(
            "whom it hits: kinds or ids, divided by |; empty: the shock's own",
            "siapa yang terkena: jenis atau id, dipisah dengan |; kosong: bawaan guncangan",
        ),
        TEXT,
        Text("kinds, ids", "jenis, id"),
        Text("Who would feel it?", "Siapa yang akan merasakannya?"),
    ),
)

WORDS = (
    Described(
        "resource unit",
        Text(
            "the unit of resources, spends, budgets and services: what an average organisation of the partnership can commit in a month, in staff time, money and material. [money] unit says what it is worth.",
            "satuan sumber daya, belanja, anggaran, dan layanan: kesanggupan organisasi rata-rata dalam kemitraan selama sebulan, berupa waktu staf, uang, dan bahan. [money] unit menyatakan nilainya.",
        ),
        Text("resource unit", "satuan sumber daya"),
        Text("1 is an average organisation in a month", "1 adalah organisasi rata-rata dalam sebulan"),
        Text(
            "Take an organisation in the middle of your list: what do the people, vehicles, rooms and money that it can give to this matter in a month cost together? That is [money] unit. Divide every amount of money by it before you write it as spend or budget.",
            "Ambil organisasi yang berada di tengah daftar Anda: berapa biaya orang, kendaraan, ruang, dan uang yang dapat diberikannya untuk urusan ini dalam sebulan? Itulah [money] unit. Bagilah setiap jumlah uang dengan nilai itu sebelum ditulis sebagai spend atau budget.",
        ),
        ("unit", "units", "resource units", "satuan", "satuan sumber daya"),
    ),
)

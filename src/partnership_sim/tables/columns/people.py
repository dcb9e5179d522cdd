"""Columns of the register and of ties."""

from __future__ import annotations

from partnership_sim.declare import Text
from partnership_sim.kinds import COLUMNS
from partnership_sim.tables.columns.base import NO_UNIT, TEXT, Described

#: What is known of each column of the register that is a state: unit and estimate; meaning and range are declared with the column.
_STATES: dict[str, tuple[Text, Text]] = {
    "resources": (
        Text("resource units a month", "satuan sumber daya per bulan"),
        Text(
            "How much staff time, money and material could this organisation put into the partnership in a usual month, beside the average organisation? As much: 1; twice as much: 2; a small group of residents: about 0.35.",
            "Berapa waktu staf, uang, dan bahan yang sanggup disediakan organisasi ini bagi kemitraan dalam sebulan biasa, dibanding organisasi rata-rata? Sama: 1; dua kali lipat: 2; kelompok warga kecil: sekitar 0,35.",
        ),
    ),
    "resistance": (
        NO_UNIT,
        Text(
            "Asked in confidence today, would it vote for what the partnership wants to change? Gladly: 0.1; with doubts: 0.4; rather not: 0.6; it would work against it: 0.8.",
            "Bila ditanya secara tertutup hari ini, apakah ia menyetujui perubahan yang dituju kemitraan? Dengan senang hati: 0,1; dengan keraguan: 0,4; cenderung tidak: 0,6; akan menentangnya: 0,8.",
        ),
    ),
    "negotiation": (
        NO_UNIT,
        Text(
            "Of its last ten talks with others about who does or pays what, how many ended in something that both sides kept? Five: 0.5.",
            "Dari sepuluh perundingan terakhirnya tentang siapa mengerjakan atau membayar apa, berapa yang berakhir dengan kesepakatan yang dipegang kedua pihak? Lima: 0,5.",
        ),
    ),
    "mediation": (
        NO_UNIT,
        Text(
            "Is it asked to help when two others quarrel, and does it help? Never: 0.1; now and then: 0.4; it is known for it: 0.7.",
            "Apakah ia diminta membantu bila dua pihak lain berselisih, dan apakah itu berhasil? Tidak pernah: 0,1; kadang-kadang: 0,4; dikenal karena itu: 0,7.",
        ),
    ),
    "conflict_management": (
        NO_UNIT,
        Text(
            "When it has a quarrel of its own, is it settled without loss of the relation? Seldom: 0.2; about half of the time: 0.5; nearly always: 0.8.",
            "Bila ia sendiri berselisih, apakah selesai tanpa merusak hubungan? Jarang: 0,2; sekitar separuh kejadian: 0,5; hampir selalu: 0,8.",
        ),
    ),
    "information": (
        NO_UNIT,
        Text(
            "Of the last ten decisions that concerned it, of how many did it hear in time to say something? Three: 0.3.",
            "Dari sepuluh keputusan terakhir yang menyangkut dirinya, berapa yang diketahuinya cukup dini untuk ikut bersuara? Tiga: 0,3.",
        ),
    ),
    "power": (
        Text("times that of a usual group of residents", "kali pengaruh kelompok warga biasa"),
        Text(
            "If a usual group of residents counts as 1 when something is decided, how much does this one count? A district office: about 3 to 6; an NGO or a business: about 2.",
            "Bila kelompok warga biasa bernilai 1 saat sesuatu diputuskan, berapa nilai pihak ini? Dinas kabupaten: sekitar 3 sampai 6; LSM atau pelaku usaha: sekitar 2.",
        ),
    ),
    "stubbornness": (
        NO_UNIT,
        Text(
            "After a good discussion with partners who see it otherwise, how much of its own first view does it keep? Half: 0.5; nearly all: 0.8. Leave it empty if nobody knows.",
            "Setelah diskusi yang baik dengan mitra yang berpandangan lain, seberapa banyak pandangan awalnya dipertahankan? Separuh: 0,5; hampir semua: 0,8. Kosongkan bila tidak ada yang tahu.",
        ),
    ),
    "rent": (
        NO_UNIT,
        Text(
            "What share of its income would it lose if the change came: fees, contracts, posts, sales that depend on things as they are? None: 0; a third: 0.33.",
            "Berapa bagian pendapatannya akan hilang bila perubahan terjadi: pungutan, kontrak, jabatan, penjualan yang bergantung pada keadaan lama? Tidak ada: 0; sepertiga: 0,33.",
        ),
    ),
}
_ASK_NOTHING = Text("-", "-")


def _span(low: float, high: float) -> Text:
    """Return a range, its numbers in full: planners do not read 1e+06."""
    span = "..".join(f"{end:,.6f}".rstrip("0").rstrip(".") for end in (low, high))
    return Text(span, "..".join(end.translate(str.maketrans(",.", ".,")) for end in span.split("..")))


def _state(name: str, low: float, high: float, label: Text) -> Described:
    unit, estimate = _STATES.get(name, (Text("", ""), _ASK_NOTHING))
    empty = Text(" Empty: drawn by kind.", " Kosong: dibangkitkan menurut jenis.")
    meaning = Text(label.en + "." + empty.en, label.id + "." + empty.id)
    return Described(name, meaning, unit, _span(low, high), estimate)


REGISTER = (
    Described(
        "id",
        Text(
            "short name by which plans, ties and shocks call it; no other row has it",
            "nama pendek yang dipakai rencana, hubungan, dan guncangan; tidak ada baris lain yang sama",
        ),
        TEXT,
        Text("unique", "unik"),
        Text(
            "Take a short word without spaces, such as dinas-pu; a copy of the column with the names will do too.",
            "Pakailah kata pendek tanpa spasi, misalnya dinas-pu; salinan kolom nama pun boleh.",
        ),
    ),
    Described(
        "name",
        Text("its full name, as the report tells it; empty: the id", "nama lengkap sebagaimana ditulis laporan; kosong: sama dengan id"),
        TEXT,
        Text("any", "bebas"),
        Text("How do people call it?", "Bagaimana orang menyebutnya?"),
    ),
    Described(
        "kind",
        Text(
            "what it is: community (a group of residents or users), government, business or ngo",
            "jenisnya: community (kelompok warga atau pengguna), government (pemerintah), business (dunia usaha), atau ngo (LSM)",
        ),
        TEXT,
        Text("community, government, business, ngo", "community, government, business, ngo"),
        Text(
            "Whom does it answer to: its members, the state, its owners, or a cause?",
            "Kepada siapa ia bertanggung jawab: anggota, negara, pemilik, atau suatu tujuan sosial?",
        ),
    ),
    *(_state(column.name, column.low, column.high, column.label) for column in COLUMNS if column.in_register),
    Described(
        "joins",
        Text(
            "month in which it comes to the partnership; empty or 0: it is there from the start",
            "bulan ia bergabung dengan kemitraan; kosong atau 0: ada sejak awal",
        ),
        Text("month", "bulan"),
        Text("0 or more", "0 atau lebih"),
        Text("When is it expected to take part for the first time?", "Kapan ia diperkirakan mulai ikut serta?"),
    ),
)

TIES = (
    Described(
        "source",
        Text("who trusts: an id of the register", "pihak yang memercayai: id dari daftar"),
        TEXT,
        Text("an id", "sebuah id"),
        Text(
            "A row for each pair that knows each other; for both directions two rows.",
            "Satu baris untuk tiap pasangan yang saling mengenal; untuk kedua arah dua baris.",
        ),
    ),
    Described(
        "target",
        Text("who is trusted: another id of the register", "pihak yang dipercaya: id lain dari daftar"),
        TEXT,
        Text("an id", "sebuah id"),
        Text(
            "With whom did it work, meet or exchange something in the last year?",
            "Dengan siapa ia bekerja, bertemu, atau bertukar sesuatu selama setahun terakhir?",
        ),
    ),
    Described(
        "trust",
        Text(
            "how far the source relies on the target to keep its word; 0: not at all, 1: fully. Empty, or a direction without a row: drawn by kind",
            "seberapa jauh source mengandalkan target menepati janji; 0: sama sekali tidak, 1: sepenuhnya. Kosong, atau arah tanpa baris: dibangkitkan menurut jenis",
        ),
        NO_UNIT,
        Text("0..1", "0..1"),
        Text(
            "Asked of the source: of ten promises of this partner, how many do you expect to be kept? Seven: 0.7. On a scale of 1 to 5: (answer - 1) / 4.",
            "Ditanyakan kepada source: dari sepuluh janji mitra ini, berapa yang Anda perkirakan ditepati? Tujuh: 0,7. Pada skala 1 sampai 5: (jawaban - 1) / 4.",
        ),
    ),
    Described(
        "conflict",
        Text(
            "1 where the two have an open quarrel now, 0 where not; empty: by chance, [population] conflict",
            "1 bila keduanya kini berselisih terbuka, 0 bila tidak; kosong: acak menurut [population] conflict",
        ),
        Text("yes or no", "ya atau tidak"),
        Text("0, 1", "0, 1"),
        Text(
            "Is there something between them that keeps them from working together now?",
            "Adakah persoalan di antara mereka yang kini menghalangi kerja sama?",
        ),
    ),
    Described(
        "met",
        Text("months since they last met for the matter; empty: 3", "bulan sejak pertemuan terakhir untuk urusan ini; kosong: 3"),
        Text("months", "bulan"),
        Text("0 or more", "0 atau lebih"),
        Text("When did they last sit together?", "Kapan terakhir kali mereka duduk bersama?"),
    ),
)

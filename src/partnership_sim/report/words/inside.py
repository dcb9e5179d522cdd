"""Words of parts 6 and 9: the network, and one typical run."""

from partnership_sim.declare import Text

MOMENT = {
    "0": Text("At the start", "Pada awal"),
    "programme_end": Text("When the programme ends", "Saat program berakhir"),
    "end": Text("At the end", "Pada akhir"),
}
BRIDGE = Text("{bridge} holds most together", "{bridge} paling mengikat kemitraan")
BRIDGE_KIND = Text("{bridge} hold most together", "{bridge} paling mengikat kemitraan")
BRIDGE_NONE = Text("nobody stands between others", "tidak ada pihak yang menjembatani pihak lain")
BLOCKER = Text("{blocker} could block most", "{blocker} paling berpotensi menghambat")
BLOCKER_NONE = Text("nobody who has ties resists", "tidak ada pihak yang memiliki hubungan dan menolak")
BOTH = Text("{both} holds most together, and could block most", "{both} paling mengikat kemitraan, sekaligus paling berpotensi menghambat")
BOTH_KIND = Text(
    "{both} hold most together, and could block most", "{both} paling mengikat kemitraan, sekaligus paling berpotensi menghambat"
)
NO_TIES = Text(
    "Nobody is tied to anybody, so there is no partnership to hold together",
    "Tidak ada yang saling terhubung, sehingga tidak ada kemitraan yang perlu dijaga",
)
NO_TIES_WHY = Text(
    "In the typical run of {plan} none of the {count} stakeholders has a tie at the start, when the programme ends, or at the end. Bridges and possible blockers are named only among those who have ties.",
    "Dalam simulasi khas dari {plan}, tidak satu pun dari {count} pemangku kepentingan memiliki hubungan pada awal, saat program berakhir, atau pada akhir. Penghubung dan pihak yang berpotensi menghambat hanya disebut di antara yang memiliki hubungan.",
)
ALONE_IN = Text("There is one stakeholder, so there are no ties", "Hanya ada satu pemangku kepentingan, sehingga tidak ada hubungan")
TIED_TO_NOBODY = Text("When the programme ends – {rows}.", "Saat program berakhir – {rows}.")
TIED_TO_NOBODY_ROW = Text(
    "{name}: power times resistance {value}, but tied to nobody",
    "{name}: kekuatan dikali resistensi {value}, tetapi tidak berhubungan dengan siapa pun",
)
ROWS_BELOW = Text(
    "{count} stakeholders without a tie in any of the pictures stand in rows below the picture.",
    "{count} pemangku kepentingan tanpa hubungan pada semua gambar berada dalam baris di bawah gambar.",
)
ROWS_BELOW_ONE = Text(
    "1 stakeholder without a tie in any of the pictures stands below the picture.",
    "1 pemangku kepentingan tanpa hubungan pada semua gambar berada di bawah gambar.",
)


UNKNOWN = Text("The network of these results was not kept", "Jaringan dari hasil ini tidak tersimpan")
UNDER, UNDER_NONE = (
    Text("The partnership under {plan}", "Kemitraan dengan {plan}"),
    Text("The partnership without a programme", "Kemitraan tanpa program"),
)
INTRO = Text(
    "{partnership} in its typical run (replicate {replicate}). Each mark is a stakeholder, in the same place in all pictures: colour and shape tell its kind, size its resources, the thickness of its ring its resistance; ties are darker the more trust they carry; dashed red ties with a cross are in conflict.",
    "{partnership} dalam simulasinya yang khas (replikasi {replicate}). Tiap penanda adalah satu pemangku kepentingan, di tempat yang sama pada semua gambar: warna dan bentuk menunjukkan jenisnya, ukuran sumber dayanya, tebal lingkaran resistensinya; hubungan makin gelap bila kepercayaan makin besar; garis merah putus-putus dengan tanda silang sedang berkonflik.",
)
INTRO_NO_REPLICATE = Text(
    "{partnership} in its typical run. Each mark is a stakeholder, in the same place in all pictures: colour and shape tell its kind, size its resources, the thickness of its ring its resistance; ties are darker the more trust they carry; dashed red ties with a cross are in conflict.",
    "{partnership} dalam simulasinya yang khas. Tiap penanda adalah satu pemangku kepentingan, di tempat yang sama pada semua gambar: warna dan bentuk menunjukkan jenisnya, ukuran sumber dayanya, tebal lingkaran resistensinya; hubungan makin gelap bila kepercayaan makin besar; garis merah putus-putus dengan tanda silang sedang berkonflik.",
)
TITLE = Text(
    "{moment}: {ties} ties, mean trust {trust}, {conflicts} in conflict",
    "{moment}: {ties} hubungan, rata-rata kepercayaan {trust}, {conflicts} berkonflik",
)
ALT = Text(
    "Network of {nodes} stakeholders and {ties} ties; mean trust {trust}; {conflicts} ties in conflict.",
    "Jaringan {nodes} pemangku kepentingan dan {ties} hubungan; rata-rata kepercayaan {trust}; {conflicts} hubungan berkonflik.",
)
SAMPLED = Text(
    "Drawn are the {shown} stakeholders with the most ties, of {all}; figures count all.",
    "Digambar {shown} dari {all} pemangku kepentingan dengan hubungan terbanyak; angka menghitung semuanya.",
)
PEOPLE_CAPTION = Text(
    "Those whom the partnership hangs on, and those who could block it",
    "Pihak yang menjadi tumpuan kemitraan, dan pihak yang dapat menghambatnya",
)
KINDS_CAPTION = Text(
    "Who bridges and who could block, by kind", "Siapa yang menjembatani dan siapa yang dapat menghambat, menurut jenis pihak"
)
BRIDGES = Text("Bridges", "Penghubung")
BRIDGES_WHY = Text(
    "share of the shortest paths between others that lead through them, at programme end",
    "bagian jalur terpendek antarpihak lain yang melewatinya, saat program berakhir",
)
BLOCKERS = Text("Possible blockers", "Berpotensi menghambat")
BLOCKERS_WHY = Text(
    "power times resistance of those who have ties, at programme end",
    "kekuatan dikali resistensi pihak yang memiliki hubungan, saat program berakhir",
)
KIND = Text("Kind", "Jenis pihak")
PLACE = Text("Place", "Urutan")
COUNT = Text("Number", "Jumlah")
SHARE_BRIDGE = Text("Share of all bridging", "Bagian dari seluruh peran penghubung")
TIED = Text("With ties", "Memiliki hubungan")
MEAN_BLOCK = Text("Power times resistance of those with ties, mean", "Kekuatan dikali resistensi yang memiliki hubungan, rata-rata")
DRAWN_NOTE = Text(
    "Stakeholders that were drawn, not named in a register, are told by kind only.",
    "Pemangku kepentingan yang diundi, tidak disebut dalam daftar, hanya ditampilkan menurut jenisnya.",
)

STORY_FALL = Text(
    "{shock} in month {month}: {measure} goes from {before} to {after} by month {until}",
    "{shock} pada bulan ke-{month}: {measure} berubah dari {before} menjadi {after} pada bulan ke-{until}",
)
STORY_HELD = Text(
    "{shock} in month {month}: {measure} does not get worse in the year after it",
    "{shock} pada bulan ke-{month}: {measure} tidak memburuk dalam setahun sesudahnya",
)
STORY_SHOCK = Text(
    "{shock} in month {month}, and what came before and after", "{shock} pada bulan ke-{month}, beserta sebelum dan sesudahnya"
)
STORY_QUIET = Text(
    "No shock from outside; conflicts that open: {opened}, that end: {ended}; new ties: {ties}",
    "Tanpa guncangan dari luar; konflik yang pecah: {opened}, yang berakhir: {ended}; hubungan baru: {ties}",
)
STORY_NONE = Text("Nothing out of the ordinary happened in the typical run", "Tidak ada kejadian luar biasa dalam simulasi yang khas")
STORY_UNKNOWN = Text("The events of the typical run were not kept", "Kejadian dalam simulasi yang khas tidak tersimpan")
STORY_INTRO = Text(
    "This is replicate {replicate} of {plan}: by {goal} {when} it lies in the middle of all runs, with {value} (their mean is {mean}). By that alone it is typical; in all else it may be lucky or unlucky. One run of many; it explains, it does not prove.",
    "Inilah replikasi {replicate} dari {plan}: menurut {goal} {when}, ia berada di tengah semua simulasi, dengan {value} (rata-ratanya {mean}). Hanya dalam hal itu ia khas; dalam hal lain ia dapat lebih mujur atau lebih sial. Satu dari banyak simulasi; ia menjelaskan, bukan membuktikan.",
)
STORY_INTRO_PLAIN = Text(
    "One run of many, chosen because it lies in the middle by the first goal; it explains, it does not prove.",
    "Satu dari banyak simulasi, dipilih karena berada di tengah menurut sasaran pertama; ia menjelaskan, bukan membuktikan.",
)
STORY_INTRO_SINGLE = Text(
    "This is the only run that was made; it explains, it does not prove.",
    "Inilah satu-satunya simulasi yang dijalankan; simulasi ini menjelaskan, bukan membuktikan.",
)
STORY_INTRO_ANY = Text(
    "One run of many, as the first goal could not be measured in any; it explains, it does not prove.",
    "Satu dari banyak simulasi, karena sasaran pertama tidak dapat diukur pada satu pun; simulasi ini menjelaskan, bukan membuktikan.",
)
MONTH, WHAT, WHY = Text("Month", "Bulan"), Text("What happened", "Apa yang terjadi"), Text("Why it mattered", "Mengapa penting")
STORY_CAPTION = Text(
    "Invented events of one simulation, in order: nothing of this has happened, and it says nothing about the real parties",
    "Kejadian rekaan dari satu simulasi, menurut urutan: tidak satu pun benar-benar terjadi, dan ini tidak menilai pihak yang sebenarnya",
)

#: who did it or whom it concerns, with whom, through whom.
EVENTS = {
    "shock": Text("From outside: {shock}", "Terjadi guncangan: {shock}"),
    "breach_seen": Text("{who} breaks its word to {other}, and it is seen", "{who} mengingkari janji kepada {other}, dan hal itu terlihat"),
    "deceit_exposed": Text(
        "In this simulation it comes out that {who} was not honest with {other}",
        "Dalam simulasi ini terungkap bahwa {who} tidak jujur kepada {other}",
    ),
    "conflict_opened": Text("A conflict opens between {who} and {other}", "Konflik pecah antara {who} dan {other}"),
    "conflict_settled": Text("The conflict between {who} and {other} is settled", "Konflik antara {who} dan {other} selesai"),
    "conflict_settled_by": Text(
        "{by} settles the conflict between {who} and {other}", "{by} menyelesaikan konflik antara {who} dan {other}"
    ),
    "conflict_faded": Text("The conflict between {who} and {other} dies down by itself", "Konflik antara {who} dan {other} mereda sendiri"),
    "tie_formed": Text("{who} and {other} begin to work together", "{who} dan {other} mulai bekerja sama"),
    "tie_brokered": Text("{who} and {other} are brought together", "{who} dan {other} dipertemukan"),
    "tie_brokered_by": Text("{by} brings {who} and {other} together", "{by} mempertemukan {who} dan {other}"),
    "tie_ended": Text("{who} and {other} part", "{who} dan {other} berpisah"),
    "joined": Text("{who} joins the partnership", "{who} bergabung dengan kemitraan"),
    "spending_held_back": Text(
        "{size} cannot be spent: those who carry it out are at their limit",
        "{size} tidak terserap: pelaksana sudah mencapai batas kemampuannya",
    ),
    "budget_exhausted": Text("The budget is used up", "Anggaran habis"),
}
OTHER_EVENT = Text("{event}: {who} {other}", "{event}: {who} {other}")
SOMEONE = Text("a stakeholder", "satu pemangku kepentingan")
ONE_OF = {
    "community": Text("a community", "satu komunitas"),
    "government": Text("a government office", "satu instansi pemerintah"),
    "business": Text("a business", "satu pelaku usaha"),
    "ngo": Text("an NGO", "satu LSM"),
}
ANOTHER = {
    "community": Text("another community", "komunitas lain"),
    "government": Text("another government office", "instansi pemerintah lain"),
    "business": Text("another business", "pelaku usaha lain"),
    "ngo": Text("another NGO", "LSM lain"),
}

WHY_SHOCK = Text(
    "{measure} goes from {before} to {after} by month {until}", "{measure} berubah dari {before} menjadi {after} pada bulan ke-{until}"
)
WHY_SHOCK_HELD = Text("{measure} does not get worse in the year after it", "{measure} tidak memburuk dalam setahun sesudahnya")
WHY_SHOCK_PLAIN = Text("it comes from outside; no plan prevents it", "datang dari luar; tidak ada rencana yang mencegahnya")
WHY_BREACH = Text("one seen breach undoes several kept promises", "satu ingkar janji yang terlihat menghapus beberapa janji yang ditepati")
WHY_DECEIT = Text(
    "dishonesty that comes out leaves a scar: this trust never heals fully",
    "ketidakjujuran yang terungkap meninggalkan luka: kepercayaan ini tidak pernah pulih sepenuhnya",
)
WHY_CONFLICT_UNTIL = Text(
    "those in conflict meet less and keep fewer promises; it lasts until month {month}",
    "pihak yang berkonflik kurang bertemu dan lebih banyak ingkar janji; berlangsung sampai bulan ke-{month}",
)
WHY_CONFLICT_OPEN = Text(
    "those in conflict meet less and keep fewer promises; it is still open at the end",
    "pihak yang berkonflik kurang bertemu dan lebih banyak ingkar janji; masih terbuka pada akhir",
)
WHY_SETTLED = Text("the two can work together again", "keduanya dapat bekerja sama lagi")
WHY_TIE_KINDS = Text("partners of different kinds achieve more together", "mitra yang berbeda jenis menghasilkan lebih banyak bersama")
WHY_TIE = Text("one more way around whoever fails", "satu jalan lain bila ada pihak yang gagal")
WHY_ENDED = Text("one way of working together less", "satu jalan kerja sama berkurang")
WHY_JOINED = Text("a new partner brings resources, and views of its own", "mitra baru membawa sumber daya dan pandangannya sendiri")
WHY_HELD = Text("money without capacity stays unspent", "dana tanpa kapasitas tidak terserap")
WHY_BUDGET = Text("from here on the partnership must carry itself", "sejak saat ini kemitraan harus berjalan sendiri")

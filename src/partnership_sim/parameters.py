"""Every parameter of the model's phases, declared once. Those of a lever stand in the lever's own file.

Letters of marks (declare.MARKS says what they mean): R read, D direction, C computed, M remembered, K calibrated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS, Parameter, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LETTERS = {"R": "read", "D": "direction", "C": "computed", "M": "remembered", "K": "calibrated"}


def _p(default: float, low: float, high: float, unit: str, mark: str, source: Text, en: str, id: str) -> Parameter:  # noqa: A002 - the language's code
    return Parameter(default, low, high, unit=unit, source=source, label=Text(en, id), mark=LETTERS[mark])


class Model:
    """The parameters that phases read, in the order of the month."""

    # engagement
    meeting_base = _p(
        -0.4,
        -1,
        0.2,
        "logit",
        "K",
        Text(
            "Set so that at trust 0.5 and information 0.4 a tie meets in about 4 months of 10; this is a target of our own.",
            "Disetel agar pada kepercayaan 0,5 dan informasi 0,4 sebuah hubungan bertemu dalam sekitar 4 dari 10 bulan; ini target kami sendiri.",
        ),
        "how readily a tie meets",
        "seberapa mudah sebuah hubungan bertemu",
    )
    meeting_information = _p(
        1.3,
        0.5,
        2,
        "logit",
        "D",
        Text(
            "After Ansell & Gash 2008 on design: one must be let in. Size ours: 0.4 more information gives 1.8 times the odds of meeting.",
            "Menurut Ansell & Gash 2008 soal rancangan: pihak perlu jalan masuk. Besarnya asumsi: informasi +0,4 membuat odds bertemu 1,8 kali.",
        ),
        "information makes meetings likelier",
        "informasi memperbesar peluang bertemu",
    )
    meeting_trust = _p(
        2,
        1,
        4,
        "logit",
        "D",
        Text(
            "Ansell & Gash 2008, 137 cases: prior antagonism hampers the start. Size ours: 0.4 more trust gives 2.2 times the odds of meeting.",
            "Ansell & Gash 2008, 137 kasus: permusuhan lama menghambat awal kerja sama. Besarnya asumsi: kepercayaan +0,4 membuat odds bertemu 2,2 kali.",
        ),
        "those who trust meet more",
        "yang saling percaya lebih sering bertemu",
    )
    meeting_support = _p(
        1.6,
        1,
        2.2,
        "logit",
        "R",
        Text(
            "Balliet 2010 (J. Conflict Resolution 54:39-57): talk d = 1.01, as a logit 1.8; from laboratories, an upper bound, so 1.6.",
            "Balliet 2010 (J. Conflict Resolution 54:39-57): komunikasi d = 1,01, sebagai logit 1,8; dari laboratorium, jadi batas atas; dipakai 1,6.",
        ),
        "a facilitated tie meets more",
        "hubungan yang difasilitasi lebih sering bertemu",
    )
    conflict_penalty = _p(
        1.2,
        0.5,
        2,
        "logit",
        "M",
        Text(
            "Our choice: an open conflict leaves 0.3 (exp of -1.2) of the odds of meeting, and as much of the odds of keeping a promise.",
            "Asumsi: konflik terbuka menyisakan 0,3 (exp dari -1,2) dari odds bertemu, dan sebesar itu pula dari odds menepati janji.",
        ),
        "an open conflict keeps apart",
        "konflik terbuka menjauhkan para pihak",
    )
    trust_lent = _p(
        0.9,
        0.6,
        1.0,
        "share",
        "K",
        Text(
            "After Ansell & Gash 2008: facilitation stands in for missing trust. Size set so that dialogue helps more where trust is low.",
            "Menurut Ansell & Gash 2008: fasilitasi menggantikan kepercayaan yang belum ada. Besarnya disetel agar dialog lebih membantu saat kepercayaan rendah.",
        ),
        "share of the role of mutual trust that a facilitator takes over",
        "bagian peran saling percaya yang diambil alih fasilitator",
    )
    attention = _p(
        0.22,
        0.15,
        0.3,
        "per log of number",
        "K",
        Text(
            "After Provan & Kenis 2008: coordinating takes more time as partners grow in number. Size set so that brokers matter more then.",
            "Menurut Provan & Kenis 2008: koordinasi makin menyita waktu bila mitra bertambah. Besarnya disetel agar penghubung makin berperan.",
        ),
        "coordinating takes more time as partners grow in number",
        "koordinasi makin menyita waktu bila mitra bertambah",
    )
    forum_saving = _p(
        0.7,
        0.4,
        0.8,
        "share",
        "D",
        Text(
            "Balliet 2010: talk helps more in larger groups. Size ours: a forum serves many ties, so each takes 0.3 of the usual time.",
            "Balliet 2010: komunikasi lebih membantu dalam kelompok besar. Besarnya asumsi: satu forum melayani banyak hubungan, tiap hubungan perlu 0,3 waktu.",
        ),
        "time that a forum saves",
        "waktu yang dihemat oleh forum bersama",
    )
    crowding_out = _p(
        1,
        0.5,
        1.5,
        "logit",
        "D",
        Text(
            "Rogers & Coates 2015, four countries: given services do not last. Size ours: a fully served community's tie has 0.6 of the odds to meet.",
            "Rogers & Coates 2015, empat negara: layanan pemberian tidak bertahan. Besarnya asumsi: odds bertemu komunitas yang terlayani penuh tinggal 0,6.",
        ),
        "services from outside replace meetings",
        "layanan dari luar menggantikan pertemuan",
    )
    voice_push = _p(
        0.25,
        0.1,
        0.4,
        "share of voice; logit in meetings",
        "M",
        Text(
            "Our choice, modest: full education or advocacy lifts the voice aimed at by 0.25; full advocacy gives 1.3 times the odds of meeting.",
            "Asumsi yang hati-hati: edukasi atau advokasi penuh menaikkan sasaran suara 0,25; advokasi penuh membuat odds bertemu 1,3 kali.",
        ),
        "education and advocacy open doors",
        "edukasi dan advokasi membuka akses",
    )
    # commitment
    promise_base = _p(
        0.68,
        0.5,
        0.9,
        "logit",
        "K",
        Text(
            "Set so that without a programme, with overload and resistance as they are, about half of the promises are kept.",
            "Disetel agar tanpa program, dengan beban dan resistensi apa adanya, sekitar separuh janji ditepati.",
        ),
        "how readily a promise is kept",
        "seberapa mudah janji ditepati",
    )
    promise_trust = _p(
        5.2,
        4,
        6,
        "logit",
        "C",
        Text(
            "Computed in a mean field: up to 4 trust has one steady level, from about 5 also a trap near 0.1.",
            "Dihitung dengan model rata-rata: sampai 4 kepercayaan punya satu titik mantap, mulai sekitar 5 juga ada jebakan dekat 0,1.",
        ),
        "trust helps to keep promises",
        "kepercayaan membantu menepati janji",
    )
    promise_confidence = _p(
        2.6,
        2.0,
        3.4,
        "logit",
        "K",
        Text(
            "After Ansell & Gash 2008 on small wins: success of late makes partners deliver. Size set so that early wins carry over to month 12.",
            "Menurut Ansell & Gash 2008 soal kemenangan kecil: hasil belakangan ini mendorong mitra menepati janji. Disetel agar terasa sampai bulan ke-12.",
        ),
        "success of late helps to keep promises",
        "keberhasilan belakangan ini membantu menepati janji",
    )
    confidence_speed = _p(
        0.25,
        0.15,
        0.35,
        "per month",
        "K",
        Text(
            "Our choice: confidence follows the success of about the last four months.",
            "Asumsi: keyakinan mengikuti keberhasilan sekitar empat bulan terakhir.",
        ),
        "how fast confidence follows success",
        "seberapa cepat keyakinan mengikuti keberhasilan",
    )
    promise_resistance = _p(
        1.5,
        1,
        2,
        "logit",
        "M",
        Text(
            "Our choice, the middle of 1 to 2: opponents keep fewer promises; 0.4 more resistance leaves 0.55 of the odds.",
            "Asumsi, tengah rentang 1–2: pihak yang menolak lebih jarang menepati janji; resistensi +0,4 menyisakan 0,55 dari odds.",
        ),
        "resistance hinders promises",
        "resistensi menghambat janji",
    )
    promise_skill = _p(
        1,
        0.6,
        1.3,
        "logit",
        "R",
        Text(
            "Sondern, Nohe & Hertel 2020 (IACM), 17 studies: training g = 0.72, as a logit 1.3; the upper bound for skill from 0 to 1.",
            "Sondern, Nohe & Hertel 2020 (IACM), 17 studi: pelatihan g = 0,72, sebagai logit 1,3; dipakai sebagai batas atas untuk keterampilan 0–1.",
        ),
        "negotiation skill helps to keep promises",
        "keterampilan negosiasi membantu menepati janji",
    )
    promise_dialogue = _p(
        2.2,
        1.6,
        2.8,
        "logit",
        "R",
        Text(
            "Balliet 2010 (J. Conflict Resolution 54:39-57): face-to-face talk d = 1.21, as a logit 2.2; from laboratories, an upper bound.",
            "Balliet 2010 (J. Conflict Resolution 54:39-57): komunikasi tatap muka d = 1,21, sebagai logit 2,2; dari laboratorium, jadi batas atas.",
        ),
        "facilitated dialogue helps to keep promises",
        "dialog terfasilitasi membantu menepati janji",
    )
    promise_overload = _p(
        0.95,
        0.7,
        1.5,
        "logit",
        "K",
        Text(
            "Set towards Smaldino & Lubell 2011 (PLoS ONE 6(8):e23019), size hampers cooperation: one more load leaves 0.39 of the odds.",
            "Disetel menuju Smaldino & Lubell 2011 (PLoS ONE 6(8):e23019), banyak pihak menyulitkan kerja sama: satu beban tambahan menyisakan 0,39 dari odds.",
        ),
        "overload breaks promises",
        "kelebihan beban membuat janji diingkari",
    )
    # trust
    trust_gain = _p(
        0.08,
        0.05,
        0.1,
        "per meeting",
        "C",
        Text(
            "Computed: a meeting every second month, with 90% of promises kept, takes trust from 0.35 to 0.60 in 23 months.",
            "Dihitung: pertemuan tiap dua bulan dengan 90% janji ditepati menaikkan kepercayaan dari 0,35 ke 0,60 dalam 23 bulan.",
        ),
        "trust gained in joint work",
        "kepercayaan yang tumbuh dari kerja bersama",
    )
    forgiveness = _p(
        0.6,
        0.35,
        0.65,
        "share",
        "K",
        Text(
            "Schweitzer et al. 2006: good conduct heals broken trust unless there was deceit. Size set by it; above 0.65 one success would repay a breach.",
            "Schweitzer dkk. 2006: perilaku baik memulihkan kepercayaan kecuali ada penipuan. Besarnya disetel; di atas 0,65 satu keberhasilan menebus pelanggaran.",
        ),
        "a kept word heals trust towards the partner's reputation",
        "janji yang ditepati memulihkan kepercayaan ke reputasi mitra",
    )
    reputation_memory = _p(
        0.002,
        0.001,
        0.005,
        "per month",
        "K",
        Text(
            "Our choice: in ten years a fifth of a change in standing enters the reputation, so a good name outlasts bad years.",
            "Asumsi: dalam sepuluh tahun seperlima perubahan penilaian masuk ke reputasi, sehingga nama baik bertahan melewati tahun-tahun buruk.",
        ),
        "how fast reputation follows standing",
        "seberapa cepat reputasi mengikuti penilaian",
    )
    trust_loss_ratio = _p(
        3.4,
        2.5,
        5,
        "ratio",
        "M",
        Text(
            "Slovic 1993 (Risk Analysis 13:675-682): direction only. The ratio is a convention: 3 successes repay a breach at trust 0.5.",
            "Slovic 1993 (Risk Analysis 13:675-682): arahnya saja. Rasionya konvensi: 3 keberhasilan menebus satu ingkar janji pada kepercayaan 0,5.",
        ),
        "loss of trust by a breach over its gain",
        "rasio hilangnya kepercayaan terhadap tumbuhnya",
    )
    breach_visibility = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "K",
        Text(
            "Set so that at information 0.4 somewhat less than half of all breaches are seen (0.45); were all seen, trust would settle far lower.",
            "Disetel agar pada informasi 0,4 sedikit kurang dari separuh ingkar janji terlihat (0,45); bila semua terlihat, kepercayaan mantap jauh lebih rendah.",
        ),
        "breaches seen even by the uninformed",
        "ingkar janji yang terlihat tanpa informasi",
    )
    misconduct_share = _p(
        0.25,
        0.1,
        0.5,
        "share",
        "M",
        Text(
            "Our choice: times a rent of 0.05 to 0.5 it makes 1 to 13% of breaches deceit, the more the more one lives on rents.",
            "Asumsi: dikali rente 0,05–0,5, sebanyak 1–13% ingkar janji berupa penipuan, makin banyak bila suatu pihak makin hidup dari rente.",
        ),
        "breaches that are deceit",
        "ingkar janji yang berupa penipuan",
    )
    discovery_rate = _p(
        0.02,
        0.005,
        0.04,
        "per month",
        "M",
        Text(
            "Our choice: deceit stays hidden for 50 months on average.",
            "Asumsi: penipuan tersembunyi rata-rata 50 bulan.",
        ),
        "deceit comes out by itself",
        "penipuan terungkap dengan sendirinya",
    )
    scar_size = _p(
        0.45,
        0.3,
        0.6,
        "share",
        "K",
        Text(
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): deceit never heals fully. Set for trust 10% or more below after 24 good months.",
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): penipuan tak pulih penuh. Disetel agar kepercayaan 10% lebih rendah setelah 24 bulan baik.",
        ),
        "the scar that deceit leaves",
        "luka yang ditinggalkan oleh penipuan",
    )
    answer_base = _p(
        0.15,
        0.05,
        0.3,
        "share",
        "M",
        Text(
            "Our choice: about one seen breach in seven is made good unasked, which leaves audits and mediation much to add.",
            "Asumsi: sekitar satu dari tujuh ingkar janji yang terlihat dipulihkan tanpa diminta; masih banyak yang dapat ditambah audit dan mediasi.",
        ),
        "breaches made good unasked",
        "ingkar janji yang dipulihkan tanpa diminta",
    )
    answer_relief = _p(
        0.5,
        0.3,
        0.7,
        "share",
        "M",
        Text(
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): a promise speeds recovery (direction). That it halves the loss is ours.",
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): janji mempercepat pemulihan (arahnya). Bahwa kerugian tinggal separuh adalah asumsi.",
        ),
        "what making good repairs",
        "yang pulih bila kesalahan diperbaiki",
    )
    prior_pull = _p(
        0.008,
        0.004,
        0.016,
        "per month",
        "M",
        Text(
            "Our choice, slow: ties that do not meet fall back to the prior trust, half of the gap in about 7 years.",
            "Asumsi, lambat: hubungan yang tidak bertemu kembali ke kepercayaan awal, separuh selisihnya dalam sekitar 7 tahun.",
        ),
        "pull towards the prior trust",
        "tarikan menuju kepercayaan awal",
    )
    reputation_pull = _p(
        0.07,
        0.03,
        0.09,
        "per month",
        "M",
        Text(
            "Our choice: with full information half of the gap to what a partner is known for closes in about a year.",
            "Asumsi: dengan informasi penuh separuh selisih terhadap reputasi tertutup dalam sekitar setahun.",
        ),
        "pull of reputation",
        "tarikan reputasi",
    )
    hearsay_weight = _p(
        0.25,
        0.15,
        0.4,
        "share",
        "D",
        Text(
            "Zhu et al. 2023 (Front. Psychol., n = 286): bad news weighs more only if lived through. Size ours: under half of own experience.",
            "Zhu et al. 2023 (Front. Psychol., n = 286): kabar buruk lebih berat hanya bila dialami. Besarnya asumsi: di bawah separuh pengalaman sendiri.",
        ),
        "weight of hearsay",
        "bobot kabar dari pihak lain",
    )
    escalation = _p(
        0.25,
        0.15,
        0.6,
        "share",
        "K",
        Text(
            "Set so that conflicts stay few: at resistance and conflict management of 0.4 about 6% of seen breaches open one.",
            "Disetel agar konflik tetap sedikit: pada resistensi dan pengelolaan konflik 0,4, sekitar 6% ingkar janji yang terlihat memicu konflik.",
        ),
        "breaches that turn into conflict",
        "ingkar janji yang menjadi konflik",
    )
    # conflicts
    settle_alone = _p(
        0.04,
        0.03,
        0.05,
        "per month",
        "M",
        Text(
            "Recalled, without a reference: 3 to 5% of conflicts that nobody mediates end in a month; the middle.",
            "Dari ingatan, tanpa rujukan: tiap bulan 3–5% konflik yang tidak dimediasi selesai; diambil tengahnya.",
        ),
        "conflicts that end by themselves",
        "konflik yang selesai sendiri",
    )
    mediation_uptake = _p(
        0.5,
        0.4,
        0.6,
        "share",
        "R",
        Text(
            "Neighborhood Justice Centers: 82% of mediated, 45% of referred cases resolved, so 45/82 = 0.55 were mediated; 0.5 is cautious.",
            "Neighborhood Justice Centers: 82% kasus termediasi, 45% kasus rujukan selesai, jadi 45/82 = 0,55 termediasi; 0,5 lebih hati-hati.",
        ),
        "offers of mediation taken up",
        "tawaran mediasi yang diterima",
    )
    mediation_base = _p(
        -0.7,
        -1.2,
        -0.2,
        "logit",
        "K",
        Text(
            "Set so that 82% of mediated cases are resolved (Neighborhood Justice Centers) where skill and trust are 0.5 each.",
            "Disetel agar 82% kasus termediasi selesai (Neighborhood Justice Centers) bila keterampilan dan kepercayaan masing-masing 0,5.",
        ),
        "how readily a mediated conflict settles",
        "seberapa mudah konflik termediasi selesai",
    )
    mediation_slope = _p(
        2.2,
        1.5,
        3,
        "logit",
        "D",
        Text(
            "Emerson, Orr, Keyes & McKnight 2009 (Conflict Resolution Quarterly 27:27-64), 52 cases: skill helps (direction); size ours.",
            "Emerson, Orr, Keyes & McKnight 2009 (Conflict Resolution Quarterly 27:27-64), 52 kasus: keterampilan membantu (arahnya); besarnya asumsi.",
        ),
        "skill and trust help a mediator",
        "keterampilan dan kepercayaan membantu mediator",
    )
    # joint work
    synergy = _p(
        0.5,
        0.2,
        0.8,
        "share",
        "M",
        Text(
            "Our choice, with no figure to go by: two partners of different kinds make half again as much of the same means.",
            "Asumsi, tanpa angka rujukan: dua mitra yang berbeda jenis menghasilkan satu setengah kali lipat dari sumber daya yang sama.",
        ),
        "gain from complementary kinds",
        "tambahan nilai dari kerja lintas sektor",
    )
    luck_tie = _p(
        0.8,
        0.6,
        0.9,
        "sd of log",
        "C",
        Text(
            "De Jong, Dirks & Gillespie 2016 (J. Applied Psychology 101:1134-1150): trust and performance rho = 0.30; luck must keep it so low.",
            "De Jong, Dirks & Gillespie 2016 (J. Applied Psychology 101:1134-1150): kepercayaan dan kinerja rho = 0,30; keberuntungan menjaganya rendah.",
        ),
        "luck in a single joint work",
        "keberuntungan dalam satu kerja bersama",
    )
    luck_run = _p(
        1.0,
        0.5,
        1.2,
        "sd of log",
        "K",
        Text(
            "Set towards a correlation of trust and results across runs of 0.2 to 0.45; de Jong, Dirks & Gillespie 2016 have rho = 0.30.",
            "Disetel menuju korelasi kepercayaan dan hasil antarsimulasi 0,2–0,45; de Jong, Dirks & Gillespie 2016 menemukan rho = 0,30.",
        ),
        "luck of the context",
        "keberuntungan konteks",
    )
    luck_history = _p(
        0.06,
        0.02,
        0.1,
        "sd of trust",
        "K",
        Text(
            "Ansell & Gash 2008: partnerships start with a history of cooperation or antagonism. Size ours, about a third of the spread between people.",
            "Ansell & Gash 2008: kemitraan berawal dari riwayat kerja sama atau permusuhan. Besarnya asumsi kami, sekitar sepertiga dari sebaran antarorang.",
        ),
        "how far places differ in trust from the start",
        "seberapa jauh tempat berbeda dalam kepercayaan sejak awal",
    )
    leakage_base = _p(
        0.26,
        0.24,
        0.28,
        "share",
        "M",
        Text(
            "Olken 2007 (J. Political Economy 115:200-249), over 600 villages: 24 to 28% of spending missing unaudited, as recalled; the middle.",
            "Olken 2007 (J. Political Economy 115:200-249), lebih dari 600 desa: 24–28% belanja hilang tanpa audit (dari ingatan); diambil tengahnya.",
        ),
        "value that leaks away",
        "nilai yang bocor",
    )
    audit_effect = _p(
        0.4,
        0.3,
        0.5,
        "log",
        "R",
        Text(
            "Olken 2007 (J. Political Economy 115:200-249): certain audits, some 8 points less missing; ln(26/18) = 0.37, rounded to 0.4.",
            "Olken 2007 (J. Political Economy 115:200-249): audit pasti mengurangi yang hilang sekitar 8 poin; ln(26/18) = 0,37, dibulatkan 0,4.",
        ),
        "audits lessen leakage",
        "audit mengurangi kebocoran",
    )
    unclaimed = _p(
        0.36,
        0.28,
        0.4,
        "share",
        "R",
        Text(
            "Banerjee et al. 2018 (J. Political Economy 126(2)): cards raised the subsidy received by 26%; here full entitlements raise it by 20 to 30%.",
            "Banerjee et al. 2018 (J. Political Economy 126(2)): kartu hak menaikkan subsidi yang diterima 26%; di sini pengumuman hak menaikkannya 20–30%.",
        ),
        "what the uninformed do not claim",
        "hak yang tidak diklaim karena kurang informasi",
    )
    return_share = _p(
        0.1,
        0,
        0.2,
        "share",
        "M",
        Text(
            "Our choice: a tenth of the value comes back to the partners, so that joint work pays a little and most is left for communities.",
            "Asumsi: sepersepuluh nilai kembali kepada mitra, sehingga kerja bersama sedikit menguntungkan dan sebagian besar tersisa bagi komunitas.",
        ),
        "share that returns to the partners",
        "bagian yang kembali kepada mitra",
    )
    need = _p(
        0.43,
        0.15,
        0.5,
        "value per month",
        "K",
        Text(
            "Set so that about a tenth of a community's need is met in the long run without a programme, with room to gain; a target of our own.",
            "Disetel agar tanpa program sekitar sepersepuluh kebutuhan komunitas terpenuhi dalam jangka panjang, dengan ruang untuk naik; target kami sendiri.",
        ),
        "a community's need",
        "kebutuhan satu komunitas",
    )
    # participation
    invitation = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "R",
        Text(
            "Sentinel Villages 2015-2018 (World Bank/KOMPAK): 16% attend, under half of the invited come; 0.16 / 0.4 gives 0.4 invited.",
            "Sentinel Villages 2015–2018 (Bank Dunia/KOMPAK): 16% hadir, kurang dari separuh yang diundang datang; 0,16 / 0,4 = 0,4 diundang.",
        ),
        "communities invited to a decision",
        "komunitas yang diundang dalam keputusan",
    )
    attendance_base = _p(
        -0.75,
        -1.3,
        -0.5,
        "logit",
        "K",
        Text(
            "Set for Sentinel Villages 2015-2018 (World Bank/KOMPAK): about 16% attend village meetings, under half of the invited come.",
            "Disetel menurut Sentinel Villages 2015–2018 (Bank Dunia/KOMPAK): sekitar 16% hadir dalam musyawarah, kurang dari separuh yang diundang datang.",
        ),
        "how readily the invited come",
        "seberapa mudah yang diundang hadir",
    )
    attendance_voice = _p(
        2,
        1,
        3,
        "logit",
        "M",
        Text(
            "Our choice: those who were heard come again; 0.3 more voice gives the invited 1.8 times the odds of coming.",
            "Asumsi: yang pernah didengar akan datang lagi; suara +0,3 membuat odds hadir bagi yang diundang 1,8 kali.",
        ),
        "being heard brings people back",
        "yang didengar akan datang lagi",
    )
    voice_speed = _p(
        0.07,
        0.04,
        0.15,
        "per month",
        "M",
        Text(
            "Our choice: how far one is heard follows about the last year; 1 / 0.07 is a memory of 14 months.",
            "Asumsi: seberapa jauh suatu pihak didengar mengikuti kira-kira setahun terakhir; 1 / 0,07 berarti ingatan 14 bulan.",
        ),
        "speed of voice",
        "kecepatan perubahan suara",
    )
    # resistance
    resistance_speed = _p(
        0.2,
        0.1,
        0.3,
        "per month",
        "M",
        Text(
            "Friedkin & Johnsen 1990 for the form. Speed ours, the middle of 0.1 to 0.3: a fifth of the gap in views closes in a month.",
            "Bentuknya dari Friedkin & Johnsen 1990. Kecepatannya asumsi, tengah rentang 0,1–0,3: seperlima selisih pandangan tertutup tiap bulan.",
        ),
        "speed of opinion",
        "kecepatan perubahan pandangan",
    )
    resistance_relief = _p(
        0.017,
        0.01,
        0.04,
        "per month",
        "K",
        Text(
            "Set with no published figure, small beside opinion: need fully met and voice at 0.5 ease resistance by 0.012 a month.",
            "Disetel tanpa angka terbitan, kecil dibanding pengaruh mitra: kebutuhan terpenuhi dan suara 0,5 meredakan resistensi 0,012 per bulan.",
        ),
        "benefit and voice ease resistance",
        "manfaat dan suara meredakan resistensi",
    )
    resistance_contact = _p(
        0.02,
        0.01,
        0.03,
        "per month",
        "K",
        Text(
            "Pettigrew & Tropp 2006, 713 samples: contact lowers prejudice (direction). Set small: much contact eases by 0.015 a month at most.",
            "Pettigrew & Tropp 2006, 713 sampel: perjumpaan menurunkan prasangka (arahnya). Disetel kecil: paling banyak 0,015 per bulan.",
        ),
        "contact eases resistance",
        "perjumpaan meredakan resistensi",
    )
    contact_support = _p(
        0.5,
        0.3,
        0.8,
        "share",
        "D",
        Text(
            "Pettigrew & Tropp 2006, 713 samples: contact does more under Allport's conditions. Size ours: 1.5 times, within 1.2 to 1.8.",
            "Pettigrew & Tropp 2006, 713 sampel: perjumpaan lebih ampuh dalam kondisi Allport. Besarnya asumsi: 1,5 kali, dalam rentang 1,2–1,8.",
        ),
        "supported contact counts for more",
        "perjumpaan yang didukung lebih berpengaruh",
    )
    resistance_threat = _p(
        0.012,
        0.006,
        0.018,
        "per month",
        "K",
        Text(
            "Meta-analysis 2025 (Human Communication Research, hqaf016): threats r = 0.20 on reactance; set for 0.1 to 0.3 sd per sd of pressure.",
            "Meta-analisis 2025 (Human Communication Research, hqaf016): ancaman r = 0,20 pada reaktansi; disetel 0,1–0,3 simpangan baku per simpangan baku.",
        ),
        "threat raises resistance",
        "ancaman menaikkan resistensi",
    )
    # learning
    connection_gain = _p(
        0.05,
        0.03,
        0.09,
        "per month",
        "M",
        Text(
            "Our choice: full outreach closes 5% of what is not yet known in a month, half of it in about a year.",
            "Asumsi: jangkauan penuh menutup 5% dari yang belum diketahui tiap bulan, separuhnya dalam sekitar setahun.",
        ),
        "those reached learn",
        "yang terjangkau menjadi tahu",
    )
    information_spread = _p(
        0.05,
        0.03,
        0.1,
        "per month",
        "M",
        Text(
            "Our choice: partners who know 0.4 more close 2% of what is missing a month; growth follows an S-curve.",
            "Asumsi: mitra yang 0,4 lebih tahu menutup 2% kekurangan tiap bulan; penyebarannya berbentuk kurva S.",
        ),
        "information spreads along ties",
        "informasi menyebar lewat hubungan",
    )
    information_decay = _p(
        0.02,
        0.01,
        0.03,
        "per month",
        "M",
        Text(
            "Our choice, the middle of 0.01 to 0.03: half of what was learnt is gone after about 3 years.",
            "Asumsi, tengah rentang 0,01–0,03: separuh informasi yang didapat hilang setelah sekitar 3 tahun.",
        ),
        "information is lost",
        "informasi memudar",
    )
    training_gain = _p(
        0.024,
        0.016,
        0.036,
        "per month",
        "R",
        Text(
            "Sondern, Nohe & Hertel 2020 (IACM): negotiation training g = 0.72; chosen so that three years give about 0.7 sd.",
            "Sondern, Nohe & Hertel 2020 (IACM): pelatihan negosiasi g = 0,72; dipilih agar tiga tahun memberi sekitar 0,7 simpangan baku.",
        ),
        "skills gained by training",
        "keterampilan yang tumbuh dari pelatihan",
    )
    forgetting = _p(
        0.07,
        0.05,
        0.1,
        "per month",
        "R",
        Text(
            "Tatel & Ackerman (Psychological Bulletin): half of an unused skill gone in 6.5 to 13 months; 0.07 a month is about 10 months.",
            "Tatel & Ackerman (Psychological Bulletin): separuh keterampilan yang tak dipakai hilang dalam 6,5–13 bulan; 0,07 per bulan berarti sekitar 10 bulan.",
        ),
        "unused skills are forgotten",
        "keterampilan yang tak dipakai terlupakan",
    )
    turnover = _p(
        0.015,
        0.012,
        0.025,
        "per month",
        "M",
        Text(
            "Recalled, without a reference: 15 to 25% of NGO staff leave in a year; 0.015 a month is 17% a year.",
            "Dari ingatan, tanpa rujukan: 15–25% staf LSM berganti dalam setahun; 0,015 per bulan sama dengan 17% per tahun.",
        ),
        "trained people leave",
        "orang terlatih pergi",
    )
    # resources
    income_rate = _p(
        0.15,
        0.12,
        0.3,
        "per month",
        "M",
        Text(
            "Our choice: about two fifths of what is missing come back within a quarter (1 - 0.85^3 = 0.39).",
            "Asumsi: sekitar dua perlima kekurangan pulih dalam satu triwulan (1 - 0,85^3 = 0,39).",
        ),
        "speed at which resources refill",
        "kecepatan pulihnya sumber daya",
    )
    pledge_share = _p(
        0.33,
        0.2,
        0.4,
        "share",
        "K",
        Text(
            "Set with no published figure: at its carrying limit and resistance 0.5 an organisation pledges a quarter of its endowment a month.",
            "Disetel tanpa angka terbitan: pada batas kesanggupan dan resistensi 0,5, organisasi menjanjikan seperempat sumber daya dasarnya per bulan.",
        ),
        "pledge for a meeting",
        "janji sumber daya per pertemuan",
    )
    tie_upkeep = _p(
        0.005,
        0.002,
        0.01,
        "share of an average endowment of the kind per tie and month",
        "M",
        Text(
            "Our choice, the price of many ties: ten of them cost 5% of an average endowment of the kind a month.",
            "Asumsi, yaitu harga memiliki banyak hubungan: sepuluh hubungan memakan 5% sumber daya dasar rata-rata jenisnya per bulan.",
        ),
        "upkeep of a tie",
        "biaya memelihara satu hubungan",
    )
    # network
    tie_hazard = _p(
        0.01,
        0.008,
        0.012,
        "per month",
        "C",
        Text(
            "Computed: 0.87 to 0.93% of working ties end in a month in Puget Sound 2012, 1.03% in Ohio 2013-2016 (29 ties).",
            "Dihitung: tiap bulan 0,87–0,93% hubungan kerja berakhir di Puget Sound 2012 dan 1,03% di Ohio 2013–2016 (29 hubungan).",
        ),
        "ties that end",
        "hubungan yang berakhir",
    )
    tie_formation = _p(
        0.05,
        0.03,
        0.12,
        "per month",
        "K",
        Text(
            "Set so that without a programme ties end somewhat faster than they form (HCAP, NORC 2012: about a third of partnerships ended).",
            "Disetel agar tanpa program hubungan berakhir sedikit lebih cepat daripada terbentuk (HCAP, NORC 2012: sepertiga kemitraan berakhir).",
        ),
        "search for new partners",
        "pencarian mitra baru",
    )
    trust_passed = _p(
        0.5,
        0.35,
        0.7,
        "share",
        "M",
        Text(
            "Our choice: trust in the go-between and half of the prior count alike, so that a new tie starts below what was passed on.",
            "Asumsi: kepercayaan kepada perantara dan separuh kepercayaan awal berbobot sama; hubungan baru mulai di bawah kepercayaan kepada perantara.",
        ),
        "trust passed on by a go-between",
        "kepercayaan yang diteruskan perantara",
    )
    # what plans can carry, and what audits bring to light
    admin_capacity = _p(
        2.4,
        1.5,
        3.5,
        "units per month",
        "K",
        Text(
            "Bitterman & Koliba 2020 (JPART 30(4):636-655): no capacity, money unspent (direction). Set: capacity 0.5 carries 1.2 units a month.",
            "Bitterman & Koliba 2020 (JPART 30(4):636-655): tanpa kapasitas dana tak terserap (arahnya). Disetel: kapasitas 0,5 mengelola 1,2 satuan per bulan.",
        ),
        "spending that full capacity can carry",
        "belanja yang dapat dikelola kapasitas penuh",
    )


#: The model's parameters in order: the fields of the record that phases read as ``p.trust_gain``.
NAMES = tuple(name for name, value in vars(Model).items() if isinstance(value, Parameter))
RECORD = np.dtype([(name, np.float64) for name in NAMES])

for _name in NAMES:
    PARAMETERS.add(_name, vars(Model)[_name])
PARAMETERS.add(
    "budget_scale",
    Parameter(
        1.0,
        0.0,
        100.0,
        unit="ratio",
        source=Text(
            "No estimate but a planner's question: 1 leaves every spend and budget as the scenario gives it.",
            "Bukan taksiran, melainkan pertanyaan perencana: 1 membiarkan setiap belanja dan anggaran seperti dalam skenario.",
        ),
        label=Text("multiplies every spend and budget", "pengali setiap belanja dan anggaran"),
        name="budget_scale",
    ),
)


def records(values: Mapping[str, float | NDArray[np.float64]], runs: int) -> NDArray[np.void]:
    """Return one record of model parameters a run, [run]: declared defaults but for `values` (a number, or [run] numbers)."""
    table = np.zeros(runs, RECORD)
    for name in NAMES:
        table[name] = values.get(name, vars(Model)[name].default)
    return table

"""What the columns of a planner's tables are called: a row for each column, its words in both languages and those of graph tools.

Weak words are such as mean a column only where no better word stands for it: a register with kind and sector has a sector beside
its kind; one with sector alone means the kind by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partnership_sim.locale import LANGUAGES, Text
from partnership_sim.tables.words import BEHIND, LONGEST, Vocabulary, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ON = "for; untuk; bagi; kepada; pada; sasaran; target; target group; kelompok sasaran; ditujukan kepada; whom; for whom; who; beneficiaries; penerima"


@dataclass(frozen=True)
class Heading:
    """A column: its name, its label in both languages, other words that mean it (after a bar: weak ones)."""

    name: str
    label: Text
    words: str = ""

    def strong(self) -> list[str]:
        """Return the words that always mean it."""
        return [word.strip() for word in self.words.partition("|")[0].split(";") if word.strip()]

    def weak(self) -> list[str]:
        """Return the words that mean it where nothing else does."""
        return [word.strip() for word in self.words.partition("|")[2].split(";") if word.strip()]


REGISTER = (
    Heading(
        "id", Text("id", context="heading"), "identifier; stakeholder id; id pemangku kepentingan; kode; code; kode id | node; key; kunci"
    ),
    Heading(
        "name",
        Text("name", context="heading"),
        "nama pemangku kepentingan; stakeholder name; nama lengkap; full name; nama organisasi; nama lembaga; organisation name;"
        "organization name | label; stakeholder; pemangku kepentingan; organisation; organization; organisasi; lembaga; instansi; institution",
    ),
    Heading(
        "kind",
        Text("kind", context="heading"),
        "jenis pemangku kepentingan; kind of stakeholder; stakeholder kind; stakeholder type; jenis organisasi; jenis lembaga"
        "| type; tipe; category; kategori; sector; sektor",
    ),
    Heading(
        "resources", Text("resources", context="heading"), "resource; sumberdaya; resources it can commit in a month; sumber daya per bulan"
    ),
    Heading(
        "resistance",
        Text("resistance", context="heading"),
        "resistance to the change; resistance to change; resistensi terhadap perubahan; penolakan",
    ),
    Heading("negotiation", Text("negotiation", context="heading"), "negotiation skill; keterampilan negosiasi; kemampuan negosiasi"),
    Heading("mediation", Text("mediation", context="heading"), "mediation skill; keterampilan mediasi; kemampuan mediasi"),
    Heading(
        "conflict_management",
        Text("conflict management", context="heading"),
        "conflict management skill; keterampilan mengelola konflik; mengelola konflik; manajemen konflik; penanganan konflik",
    ),
    Heading(
        "information",
        Text("information", context="heading"),
        "access to information; information access; akses informasi; akses terhadap informasi",
    ),
    Heading(
        "power",
        Text("power", context="heading"),
        "kekuasaan; kekuatan; kuasa; influence; weight in decisions; bobot dalam pengambilan keputusan; posisi tawar; daya tawar",
    ),
    Heading(
        "stubbornness",
        Text("stubbornness", context="heading"),
        "keteguhan; keteguhan pendirian; keras kepala; share of its own first view that it keeps; bagian pandangan awal yang dipertahankan",
    ),
    Heading(
        "rent",
        Text("rent", context="heading"),
        "rente ekonomi; economic rent; income that depends on things as they are; pendapatan yang bergantung pada keadaan lama",
    ),
    Heading(
        "households",
        Text("households", context="heading"),
        "number of households; households represented; jumlah kepala keluarga; jumlah kk; kk; kepala keluarga; jumlah rumah tangga; families; keluarga"
        "| members; anggota; jumlah anggota",
    ),
    Heading(
        "joins",
        Text("joins", context="heading"),
        "join; joined; bergabung; join month; month of entry; entry month; bulan masuk; masuk",
    ),
)
TIES = (
    Heading("source", Text("source", context="heading"), "from; sumber; asal; source id; id sumber; from id | pemberi; ego; node 1"),
    Heading("target", Text("target", context="heading"), "to; ke; tujuan; target id; id tujuan; to id | penerima; alter; node 2; sasaran"),
    Heading("trust", Text("trust", context="heading"), "tingkat kepercayaan; level of trust; trust level; percaya; rasa percaya"),
    Heading("conflict", Text("conflict", context="heading"), "in conflict; open conflict; ada konflik; berkonflik; konflik terbuka"),
    Heading(
        "met",
        Text("met", context="heading"),
        "bertemu; last met; last meeting; pertemuan terakhir; months since last meeting; bulan sejak pertemuan terakhir; months ago",
    ),
)
PLANS = (
    Heading(
        "plan",
        Text("plan", context="heading"),
        "plan name; name of the plan; nama rencana; nama | strategy; strategi; name; scenario; skenario",
    ),
    Heading("budget", Text("budget", context="heading"), "total budget; total anggaran; jumlah anggaran; pagu"),
    Heading(
        "lever",
        Text("lever", context="heading"),
        "intervention; pengungkit; tindakan | action; aksi; activity; kegiatan; strategy; strategi",
    ),
    Heading(
        "spend",
        Text("spend", context="heading"),
        "spending; spend per month; monthly spend; units per month; belanja per bulan; pengeluaran; satuan per bulan; biaya per bulan"
        "| cost; biaya",
    ),
    Heading(
        "start",
        Text("start", context="heading"),
        "start month; first month; begin; bulan mulai; bulan awal; bulan pertama; awal; from month; dari bulan",
    ),
    Heading(
        "end",
        Text("end", context="heading"),
        "end month; last month; finish; bulan selesai; bulan akhir; bulan terakhir; akhir; berakhir; until; to month; sampai; sampai bulan",
    ),
    Heading("on", Text("on", context="heading"), ON),
    Heading(
        "by", Text("by", context="heading"), "carried out by; implementer; pelaksana; dilaksanakan oleh; dilakukan oleh | penanggung jawab"
    ),
    Heading("form", Text("form", context="heading"), "cara"),
)
SHOCKS = (
    Heading("shock", Text("shock", context="heading of shocks"), "jenis guncangan | event; kejadian; peristiwa"),
    Heading("month", Text("month", context="heading of shocks"), "when; kapan; bulan ke; bulan kejadian; month of the shock"),
    Heading(
        "rate",
        Text("rate", context="heading of shocks"),
        "rate per year; times a year; per year; kali per tahun; per tahun; frequency; frekuensi",
    ),
    Heading(
        "severity", Text("severity", context="heading of shocks"), "tingkat keparahan; how severe | berat; intensity; intensitas; magnitude"
    ),
    Heading("duration", Text("duration", context="heading of shocks"), "lama; lamanya; months; lama dalam bulan; duration in months"),
    Heading("on", Text("on", context="heading of shocks"), ON + "; terkena; yang terkena; hits; affected"),
)


@dataclass
class Headings:
    """The columns that a table may have, by all their words.

    Parameters
    ----------
    columns : sequence of Heading
    required : sequence of str
        Names of those that must be there.
    """

    columns: Sequence[Heading]
    required: Sequence[str]
    _strong: Vocabulary = field(init=False)
    _weak: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._strong = Vocabulary.of(((column.name, column.label, column.strong()) for column in self.columns), glossed=True)
        self._weak = {}
        for column in self.columns:
            for word in column.weak():
                self._weak.setdefault(folded(word), []).append(column.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the columns' names."""
        return tuple(column.name for column in self.columns)

    def meant(self, header: Sequence[str]) -> list[str]:
        """Return the column that each heading means, "" for none; a weak word means one that nothing else in the header does."""
        found = [self._strong.meant(heading) for heading in header]
        for position, heading in enumerate(header):
            if not found[position] and len(heading) <= LONGEST:
                free = [name for name in self._weak.get(folded(BEHIND.sub("", heading)), ()) if name not in found]
                found[position] = free[0] if len(free) == 1 else ""
        return found

    def nearest(self, heading: str) -> str:
        """Return the column that was probably meant by a heading that means none, or ""."""
        plain = folded(BEHIND.sub("", heading[:LONGEST]))
        return self._strong.near_miss(plain)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the columns with their labels and the words that always mean them."""
        return self._strong

    def words(self, name: str) -> tuple[str, ...]:
        """Return what may stand above a column: its labels and all its words, once each, its name first."""
        column = next(column for column in self.columns if column.name == name)
        words = (name, *(column.label[language] for language in LANGUAGES), *column.strong(), *column.weak())
        return tuple({folded(word): word for word in reversed(words)}.values())[::-1]

    def labelled(self, name: str, language: str) -> str:
        """Return a column's name and, where that is another word, its label in a language."""
        gloss = self._strong.gloss(name, language)
        return f"{name} ({gloss})" if gloss else name


def with_options(columns: Iterable[Heading], options: Sequence[tuple[str, Text]]) -> tuple[Heading, ...]:
    """Return columns and, after them, those of the levers' own options."""
    return (*columns, *(Heading(name, label) for name, label in options))

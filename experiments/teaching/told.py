"""What the numbers of the trainer's guide are: a fact's name, and its words in both languages."""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = ("table", "id", "what", "mean", "low", "high", "true", "worlds", "signed")
#: Names of the village's plans, in their order.
PLANS = {
    "en": ("Capacity first", "Dialogue and networks", "Direct services", "Mixed"),
    "id": ("Kapasitas dulu", "Dialog dan jejaring", "Layanan langsung", "Campuran"),
}


class Fact(NamedTuple):
    """A number that the guide tells.

    Attributes
    ----------
    id : str
        Its name in its table.
    mean, low, high : float
        Mean over worlds, and its interval of 95 %.
    true : int or None
        In how many worlds the difference has the sign of its mean; None of what is no difference.
    worlds : int
    signed : bool
        Whether it is a difference.
    """

    id: str
    mean: float
    low: float
    high: float
    true: int | None
    worlds: int
    signed: bool


WHAT: dict[str, dict[str, tuple[str, str]]] = {
    "promise": {
        "before_13": ("Trust of communities in offices in month 13", "Kepercayaan komunitas kepada pemerintah pada bulan ke-13"),
        "trust_26": (
            "The same in month 26, when the money is back: with the cut less without it",
            "Yang sama pada bulan ke-26, ketika dana pulih: dengan pemotongan dikurangi tanpa pemotongan",
        ),
        "kept_25": (
            "Promises kept in month 25, with the cut less without it",
            "Janji yang ditepati pada bulan ke-25, dengan pemotongan dikurangi tanpa pemotongan",
        ),
        "kept_30": ("Promises kept in month 30, likewise", "Janji yang ditepati pada bulan ke-30, sama seperti di atas"),
        "money_36": (
            "Resources of offices in month 36, likewise",
            "Sumber daya instansi pemerintah pada bulan ke-36, sama seperti di atas",
        ),
        "trust_36": (
            "Trust of communities in offices in month 36, likewise",
            "Kepercayaan komunitas kepada pemerintah pada bulan ke-36, sama seperti di atas",
        ),
        "trust_48": ("The same in month 48", "Yang sama pada bulan ke-48"),
        "trust_72": ("The same in month 72", "Yang sama pada bulan ke-72"),
        "need_48": ("Need met in month 48, likewise", "Kebutuhan terpenuhi pada bulan ke-48, sama seperti di atas"),
        "talk_25": (
            "Trust of communities in offices in month 25: talk from month 14 on less none, both with the cut",
            "Kepercayaan komunitas kepada pemerintah pada bulan ke-25: dialog mulai bulan ke-14 dikurangi tanpa dialog, keduanya dengan pemotongan",
        ),
        "talk_72": ("The same in month 72", "Yang sama pada bulan ke-72"),
        "audit_25": (
            "The same in month 25: audits from month 14 on less none",
            "Yang sama pada bulan ke-25: audit mulai bulan ke-14 dikurangi tanpa audit",
        ),
        "audit_72": ("The same in month 72", "Yang sama pada bulan ke-72"),
    },
    "why": {
        "seen": (
            "How often communities see an office break its word to them, months 14 to 25",
            "Berapa kali komunitas melihat instansi pemerintah ingkar janji kepadanya, bulan ke-14 sampai ke-25",
        ),
        "seen_talk": ("The same: talk from month 14 on less none", "Yang sama: dialog mulai bulan ke-14 dikurangi tanpa dialog"),
        "seen_audit": ("The same: audits from month 14 on less none", "Yang sama: audit mulai bulan ke-14 dikurangi tanpa audit"),
    },
    "brokers": {
        "core_39": (
            "Active core in month 39, before the scandal, no programme",
            "Inti aktif kemitraan pada bulan ke-39, sebelum skandal, tanpa program",
        ),
        "core_42": ("The same in month 42, after it", "Yang sama pada bulan ke-42, sesudahnya"),
        "ten_core_39": (
            "If nobody had joined the ten: month 39",
            "Seandainya tidak ada yang bergabung dengan kesepuluh pihak itu: bulan ke-39",
        ),
        "ten_core_42": ("Likewise: month 42", "Sama seperti di atas: bulan ke-42"),
        "fall": (
            "How much further it falls from month 39 to month 42 because the partnership grew",
            "Selisih penurunannya dari bulan ke-39 sampai ke-42 karena kemitraan bertumbuh",
        ),
        "start_42": (
            "Active core in month 42: introduced from the start less no programme",
            "Inti aktif kemitraan pada bulan ke-42: diperkenalkan sejak awal dikurangi tanpa program",
        ),
        "start_60": ("The same in month 60", "Yang sama pada bulan ke-60"),
        "late_42": ("Introduced late less no programme: month 42", "Diperkenalkan belakangan dikurangi tanpa program: bulan ke-42"),
        "late_60": ("The same in month 60", "Yang sama pada bulan ke-60"),
        "talk_42": ("Talk through the foundation less no programme: month 42", "Dialog lewat yayasan dikurangi tanpa program: bulan ke-42"),
        "services_42": ("Direct services less no programme: month 42", "Layanan langsung dikurangi tanpa program: bulan ke-42"),
        "price_trust_24": (
            "Mean trust in month 24: introduced from the start less no programme",
            "Kepercayaan rata-rata pada bulan ke-24: diperkenalkan sejak awal dikurangi tanpa program",
        ),
        "price_kept_12": ("Promises kept in month 12, likewise", "Janji yang ditepati pada bulan ke-12, sama seperti di atas"),
        "need_60": ("Need met in month 60, likewise", "Kebutuhan terpenuhi pada bulan ke-60, sama seperti di atas"),
    },
    "village": {
        "need_met_36": ("Need met in month 36, no programme", "Kebutuhan terpenuhi pada bulan ke-36, tanpa program"),
        "need_met_72": ("Need met in month 72, no programme", "Kebutuhan terpenuhi pada bulan ke-72, tanpa program"),
        "trust_36": ("Trust in month 36, no programme", "Kepercayaan pada bulan ke-36, tanpa program"),
        "trust_72": ("Trust in month 72, no programme", "Kepercayaan pada bulan ke-72, tanpa program"),
    },
}
OF_PLAN = {
    "en": "Need met in month {month}: “{plan}” less no programme",
    "id": "Kebutuhan terpenuhi pada bulan ke-{month}: “{plan}” dikurangi tanpa program",
}


def said(table: str, mark: str) -> dict[str, str]:
    """Return what a fact is, by language."""
    if table == "village" and mark.startswith("plan_"):
        _, plan, month = mark.split("_")
        return {language: words.format(month=month, plan=PLANS[language][int(plan) - 1]) for language, words in OF_PLAN.items()}
    return dict(zip(("en", "id"), WHAT[table][mark], strict=True))

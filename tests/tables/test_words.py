"""Words for kinds, levers and columns: labels of both languages, plurals, case, blanks; slips of the hand are asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.declare import KINDS
from partnership_sim.kinds import COLUMNS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.scenario.names import lever_words, options, shock_words
from partnership_sim.shocks import SHOCKS
from partnership_sim.tables.headings import PLANS, REGISTER, TIES, Headings, with_options
from partnership_sim.tables.headings import SHOCKS as SHOCK_COLUMNS
from partnership_sim.tables.kinds import kind_words
from partnership_sim.tables.words import LONGEST_COMPARED, Vocabulary, folded


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Sumber_Daya", "sumber daya"),
        ("  LSM ", "lsm"),
        ("conflict-management", "conflict management"),
        ("“Résistance”", "resistance"),
        ("\u200bngo\ufeff", "ngo"),
        ("dunia\u00a0 usaha", "dunia usaha"),
    ],
)
def test_what_does_not_tell_words_apart(word, plain):
    assert folded(word) == plain


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Government", "government"),
        ("GOVERNMENT ", "government"),
        ("government offices", "government"),
        ("Pemerintah", "government"),
        ("Pemda", "government"),
        ("local government", "government"),
        ("ngos", "ngo"),
        ("LSM", "ngo"),
        ("Yayasan", "ngo"),
        ("Foundation", "ngo"),
        ("Kementerian", "government"),
        ("Ministry", "government"),
        ("Lembaga Swadaya Masyarakat", "ngo"),
        ("Non-governmental organisations", "ngo"),
        ("communities", "community"),
        ("Komunitas", "community"),
        ("masyarakat", "community"),
        ("Businesses", "business"),
        ("dunia usaha", "business"),
        ("Swasta", "business"),
        ("private sector", "business"),
        ("Person", ""),
        ("Ormas", ""),
        ("", ""),
        ("x" * 500, ""),
    ],
)
def test_kinds(word, kind):
    assert kind_words().meant(word) == kind


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_lever_shock_and_kind_by_its_label(language):
    for vocabulary, declared in ((lever_words(), LEVERS), (shock_words(), SHOCKS), (kind_words(), KINDS)):
        for name, item in declared.items():
            label = Text.of(item.label)[language]
            assert vocabulary.meant(label) == vocabulary.meant(label.upper()) == vocabulary.meant(f" {name.upper()} ") == name


@pytest.mark.parametrize(
    ("word", "lever"),
    [
        ("Direct services", "service_delivery"),
        ("Layanan langsung", "service_delivery"),
        ("networkng", "networking"),
        ("Dialog", "facilitated_dialogue"),
    ],
)
def test_levers_that_are_asked_about(word, lever):
    assert lever_words().nearest(word) == lever


def test_a_word_for_two_things_stands_for_neither():
    known = Vocabulary.of([("a", Text.of({"en": "one", "id": "satu"}), ("both",)), ("b", Text.of({"en": "two", "id": "dua"}), ("both",))])
    assert (known.meant("Both"), known.meant("satu"), known.meant("TWO")) == ("", "a", "b")


def test_long_words_are_not_compared():
    assert kind_words().nearest("government" * 20) == ""
    assert len("government" * 20) > LONGEST_COMPARED


def header(*words, columns=REGISTER, required=("id", "kind")):
    return Headings(columns, required).meant(words)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("id", "nama", "jenis", "sumber daya", "resistensi", "kekuasaan"), ["id", "name", "kind", "resources", "resistance", "power"]),
        (("ID*", "Name:", "Kind (one of four)", "Resistance [0-1]"), ["id", "name", "kind", "resistance"]),
        (("Id", "Label", "Type"), ["id", "name", "kind"]),
        (("id", "name", "kind", "Label", "Type", "Sector"), ["id", "name", "kind", "", "", ""]),
        (("id", "nama / name", "jenis/kind"), ["id", "name", "kind"]),
        (("id", "jenis/name", "kind"), ["id", "", "kind"]),
        (("Conflict Management", "pengelolaan konflik", "AKSES INFORMASI"), ["conflict_management", "conflict_management", "information"]),
        (("alamat", "telepon", "email", "notes", "status", "x" * 300), [""] * 6),
    ],
)
def test_headings_of_a_register(words, names):
    assert header(*words) == names


def test_headings_of_other_tables():
    assert header("From", "To", "Label", "Type", columns=TIES) == ["source", "target", "", ""]
    assert header("dari", "kepada", "kepercayaan", "konflik", "terakhir bertemu", columns=TIES) == [
        "source",
        "target",
        "trust",
        "conflict",
        "met",
    ]
    indonesian = ("rencana", "anggaran", "intervensi", "belanja", "mulai", "selesai", "untuk", "oleh", "bentuk")
    plans = with_options(PLANS, tuple(options().items()))
    assert header(*indonesian, columns=plans) == ["plan", "budget", "lever", "spend", "start", "end", "on", "by", "form"]
    assert header("plan", "strategy", "spend", "project size", columns=plans) == ["plan", "lever", "spend", "project_size"]
    assert header("strategi", "intervensi", "belanja", columns=plans) == ["plan", "lever", "spend"]
    shocks = ("guncangan", "bulan", "laju", "keparahan", "durasi", "terdampak")
    assert header(*shocks, columns=SHOCK_COLUMNS) == ["shock", "month", "rate", "severity", "duration", "on"]


def test_every_column_is_headed_by_name_and_labels_and_no_word_means_two():
    for columns in (REGISTER, TIES, with_options(PLANS, tuple(options().items())), SHOCK_COLUMNS):
        words = [
            (folded(word), column.name)
            for column in columns
            for word in (column.name, column.label["en"], column.label["id"], *column.strong())
        ]
        meant = dict(words)
        assert all(meant[word] == name for word, name in words)
        for column in columns:
            for word in (column.name, column.label["en"], column.label["id"], *column.strong()):
                assert header(word.upper(), columns=columns) == [column.name]
    states = {column.name for column in COLUMNS if column.in_register}
    assert {column.name for column in REGISTER} == {"id", "name", "kind", "joins", *states}


@pytest.mark.parametrize(
    ("heading", "near"),
    [
        ("resistan", "resistance"),
        ("resistence", "resistance"),
        ("knd", "kind"),
        ("sumbr daya", "resources"),
        ("date", ""),
        ("remarks", ""),
        ("voice", ""),
        ("kontak", ""),
    ],
)
def test_near_misses_of_headings(heading, near):
    assert Headings(REGISTER, ("id",)).nearest(heading) == near
    assert Headings(SHOCK_COLUMNS, ("shock",)).nearest("date") == ""


@given(st.text(max_size=80))
def test_any_word(word):
    for vocabulary in (kind_words(), lever_words()):
        assert vocabulary.meant(word) in {"", *vocabulary.labels}
        assert vocabulary.asked(word, "id")[0] in {"", *vocabulary.labels}

"""Pages as documents: what lies in them, in which words, and that they ask for nothing outside."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from partnership_sim.workshop import pages
from partnership_sim.workshop.pages import FILES, STATIC, inline
from partnership_sim.workshop.words import COMMON, PAGES, words

PARTS = sorted([*STATIC.rglob("*.js"), *STATIC.rglob("*.css")])
OURS = [path for path in PARTS if path.parent.name != "vendor"]
TEMPLATES = sorted(pages.FOLDER.glob("templates/*.html"))
HOSTILE = "</script><script>boo()</script><!--"


class Reader(HTMLParser):
    """Notes every element with what it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._in = tag

    def handle_data(self, data):
        self.texts.setdefault(self._in, []).append(data)


def made(page, language="en", view=None):
    return pages.page(page, language, "the-nonce", view if view is not None else {"phase": "lobby"}, {"code": HOSTILE})


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_holds_its_words_and_its_first_view_and_nothing_in_them_is_markup(page, language):
    text = made(page, language, {"name": HOSTILE})
    found = Reader(text)
    assert ("html", {"lang": language}) in found.found
    (first,) = re.findall(r'<script type="application/json" id="start">(.*?)</script>', text, re.DOTALL)
    start = json.loads(first)
    assert start["view"] == {"name": HOSTILE}
    assert start["extra"] == {"code": HOSTILE}
    assert start["words"] == words(page, language)
    assert "boo()" not in "".join(found.texts.get("script", [])).replace(json.dumps(HOSTILE)[1:-1].replace("<", "\\u003c"), "")


@pytest.mark.parametrize("page", FILES)
def test_scripts_and_styles_carry_the_answers_nonce_and_nothing_is_run_in_place(page):
    for tag, attributes in Reader(made(page)).found:
        if tag == "style" or (tag == "script" and attributes.get("type") != "application/json"):
            assert attributes.get("nonce") == "the-nonce"
        assert not any(name.startswith("on") or name == "style" for name in attributes)


def test_a_phone_has_its_whole_page_in_one_small_answer():
    text = made("seat", "id")
    assert not [
        tag for tag, attributes in Reader(text).found if attributes.get("src") or (tag == "link" and attributes.get("rel") != "icon")
    ]
    assert len(gzip.compress(text.encode())) < 60_000


def test_a_script_that_is_put_into_one_holds_every_file_once_and_keeps_their_names_apart():
    whole = inline.bundled("phone.js")
    names = inline.sources("phone.js")
    assert len(names) == len(set(names))
    scopes = ["const in_" + re.sub(r"\W", "_", name) + "=" for name in names]
    places = [whole.index(scope) for scope in scopes]
    assert all(before < after for before, after in pairwise(places))
    assert not re.search(r"^(import|export)\b", whole, re.MULTILINE)


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(STATIC)))
def test_nothing_outside_is_asked_for(path):
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"https?://(?!www\.w3\.org/)|[\"'(]//\w", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert not re.search(r"\beval\(|new Function\(|innerHTML|document\.write|randomUUID|clipboard|wakeLock|serviceWorker", text)
    if path.name.startswith(("phone", "kit", "live", "game")):  # what phones of some years ago do not know
        assert not re.search(
            r"\.at\(|replaceAll|\?\?=|\|\|=|findLast|structuredClone|static \w+ =|#\w+\(", re.sub(r"//.*$", "", text, flags=re.MULTILINE)
        )
    for imported in re.findall(r'(?:from|import\()\s*"(\.[^"]+)"', text):
        assert (path.parent / imported).is_file(), imported


@pytest.mark.parametrize("page", ["seat", "table", "projector"])
def test_what_scripts_ask_for_by_name_has_words_and_every_word_is_asked_for(page):
    files = inline.sources(f"{FILES[page]}.js")
    text = "".join((STATIC / file).read_text(encoding="utf-8") for file in files if "vendor" not in file)
    asked = set(re.findall(r'\bsay\("(\w+)"', text))
    known = words(page, "en")
    assert asked <= set(known), asked - set(known)
    mentioned = set(re.findall(r"\w+", text))
    made_of_parts = re.compile(r"(does|to|set|shows|game|take|test|is)_\w+|\w+_missing")
    unused = {name for name in PAGES[page][-1].keys() - mentioned if not made_of_parts.fullmatch(name)}
    assert not unused


@pytest.mark.parametrize("page", FILES)
def test_every_word_speaks_every_language(page):
    english, indonesian, made_up = words(page, "en"), words(page, "id"), words(page, "xx")
    assert english.keys() == indonesian.keys() == made_up.keys()
    assert all(text.startswith("⟦") for text in made_up.values())
    same = {name for name, text in english.items() if text == indonesian[name] and len(text.split()) > 2}
    assert not same
    for name, text in english.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", indonesian[name])), name
    assert COMMON.keys() <= english.keys()


def test_scripts_of_others_stand_unchanged_with_their_licences():
    vendor = STATIC / "vendor"
    told = (vendor / "VERSIONS").read_text(encoding="utf-8")
    for path in vendor.iterdir():
        assert path.name == "VERSIONS" or path.name in told
    assert all((vendor / name).is_file() for name in re.findall(r"LICENSE[\w.]+\.txt", told))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template):
    text = re.sub(r"{[{%#].*?[}%#]}|<style.*?</style>|<!--.*?-->", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", " ", text)
    assert not re.findall(r"[A-Za-z]{3,}", bare), bare.split()

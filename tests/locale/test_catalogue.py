"""Every message of the code has its Indonesian, and the catalogue holds nothing else."""

from collections import Counter

from babel.messages.pofile import read_po

from partnership_sim.declare import METRICS, OUTCOMES, PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.evidence import load as findings
from partnership_sim.levers import LEVERS
from partnership_sim.shocks import SHOCKS
from tests.locale.messages import CATALOGUE, OF_CLICK, SOURCES, entries, fields, key, letters, of_calls, of_tables, strings


def known():
    with CATALOGUE.open("rb") as stream:
        return {key(str(message.id), message.context or ""): message for message in read_po(stream) if message.id}


def of_declarations():
    """Yield messages that are declared as plain strings and translated where they are shown."""
    for registry in (PARAMETERS, METRICS, OUTCOMES):
        yield from (one.unit for one in registry.values())
    for lever in LEVERS.values():
        yield lever.source
    for shock in SHOCKS.values():
        yield shock.source
        yield " ".join((shock.__doc__ or "").split())
    for phase in PHASES:
        yield phase.source
    for finding in findings():
        yield finding.source


def cites(message):
    """Return whether a source is names and years alone, the same in every language."""
    return all(any(letter.isdigit() for letter in part) for part in message.split(";"))


def test_every_message_has_its_indonesian():
    catalogue = known()
    wanted = {message: path.name for path in SOURCES for message in (*of_calls(path), *of_tables(path)) if letters(message[1])}
    assert len(wanted) > 1500
    assert not {message: file for message, file in wanted.items() if message not in catalogue or not catalogue[message].string}


def test_what_is_declared_as_plain_words_has_its_indonesian_too():
    catalogue = known()
    assert not [words for words in of_declarations() if letters(words) and not cites(words) and key(words) not in catalogue]


def test_nothing_is_left_to_be_looked_at():
    assert not [message.id for message in known().values() if message.fuzzy]


def test_translations_keep_the_values_of_their_messages():
    assert not [message.id for message in known().values() if fields(str(message.string)) != fields(str(message.id))]


def test_no_message_stands_twice():
    assert not [message for message, times in Counter(entries()).items() if times > 1]
    assert set(entries()) == set(known())


def test_every_entry_is_of_some_code():
    said = {text for path in SOURCES for text in strings(path)} | set(OF_CLICK)
    assert not [message for message in known() if message[1] not in said]

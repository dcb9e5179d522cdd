"""Words for the kinds of stakeholder."""

from __future__ import annotations

from partnership_sim.kinds import KINDS
from partnership_sim.locale import LANGUAGES
from partnership_sim.tables.words import Vocabulary

#: Other words than name, label and plural that mean one kind and no other.
ALSO = {
    "community": "community group; kelompok masyarakat; masyarakat; warga; residents; komunitas warga; kelompok warga",
    "government": "government office; government agency; local government; pemerintah daerah; pemerintah desa; pemda; pemdes; instansi;"
    "instansi pemerintah; dinas; kementerian; ministry; kecamatan; kelurahan; lembaga pemerintah; public sector; sektor publik",
    "business": "company; companies; enterprise; private sector; the private sector; perusahaan; swasta; sektor swasta; pelaku usaha;"
    "dunia usaha; usaha; bisnis",
    "ngo": "non governmental organisation; non governmental organization; non governmental organisations; non governmental organizations;"
    "nongovernmental organisation; nongovernmental organization; ngo/cso; civil society organisation; civil society organization; cso;"
    "lembaga swadaya masyarakat; yayasan; foundation; non profit; nonprofit; nirlaba; organisasi nirlaba; organisasi nonpemerintah; organisasi non pemerintah; ornop; organisasi masyarakat sipil; oms",
}


def kind_words() -> Vocabulary:
    """Return the kinds, those of plug-ins included, by all their words."""
    return Vocabulary.of(
        (name, kind.label, (*(kind.plural[language] for language in LANGUAGES), *ALSO.get(name, "").split(";")))
        for name, kind in KINDS.items()
    )

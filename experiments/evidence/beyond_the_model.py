"""Facts and targets that the model cannot say, with the reason."""

from __future__ import annotations

from partnership_sim.evidence import Finding
from partnership_sim.left_out import reason
from partnership_sim.locale import Text


class RealVote(Finding):
    id = "F8"
    claim = Text(
        "a real vote raises satisfaction and willingness to contribute, and hardly changes the projects",
    )
    source = "Olken 2010, 49 villages"
    why = reason("F8")


class PublicPosting(Finding):
    id = "info_public_vs_private"
    claim = Text(
        "public posting beside private cards: 10 to 20 % more subsidy",
    )
    source = "Banerjee et al., working paper 2014"
    why = reason("info_public_vs_private")


class WomenAware(Finding):
    id = "women_aware_ratio"
    claim = Text("women are half as likely as men to know of a programme")
    source = "White, Menon & Waddington 2018"
    why = reason("women_aware_ratio")


class EliteGap(Finding):
    id = "elite_gap"
    claim = Text(
        "formal leaders are at most 8 points more likely to get a benefit",
    )
    source = "Alatas et al. 2013"
    why = reason("elite_gap")


class Talk(Finding):
    id = "talk_effect, talk_face_to_face, talk_written"
    claim = Text(
        "communication raises cooperation by d = 1.01; face to face 1.21, written 0.46",
    )
    source = "Balliet 2010"
    why = Text(
        "these enter as parameters (promise_dialogue, meeting_support, message_ratio); what comes of them in a run is F10",
    )


class GeneralisedTrust(Finding):
    id = "generalised_trust_id"
    claim = Text("4.6 % of Indonesians say that most people can be trusted")
    source = "World Values Survey, wave 7"
    why = reason("generalised_trust_id")


class Edelman(Finding):
    id = "trust_business_id_2014, trust_ngo_id_2014, trust_gov_id_2014"
    claim = Text(
        "trust of urban Indonesians online, 2014: business 82 %, NGOs 73 %, government 53 %",
    )
    source = "Edelman, by Jakarta Globe 2014"
    why = Text(
        "priors follow the LSI survey of 2023, whose sample is of the whole country",
    )

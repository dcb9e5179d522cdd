"""Outcomes: one number a run. They are declared here and computed from monthly metrics (running/outcomes.py)."""

from __future__ import annotations

from partnership_sim.declare import OUTCOMES, Outcome, Text
from partnership_sim.metrics.of_results import NO_COMMUNITY

NEVER = Text("never", "tidak pernah")
INFINITE = float("inf")

for _outcome in (
    Outcome(
        "sustained",
        Text("sustained", "berlanjut"),
        Text(
            "at the end the active core holds all kinds and at least half of its size (share of stakeholders) at programme end",
            "pada akhir masa, inti aktif memuat semua jenis pihak dan sekurangnya separuh ukurannya (bagian dari pemangku kepentingan) "
            "saat program berakhir",
        ),
        "0 or 1",
        0.0,
        1.0,
        1,
        Text("nobody is there at programme end or at the end", "tidak ada siapa pun saat program berakhir atau pada akhir masa"),
        binary=True,
    ),
    Outcome(
        "resilience",
        Text("resilience", "ketahanan"),
        Text(
            "share of the service lost by the first shock that was won back within twelve months",
            "bagian layanan yang hilang akibat guncangan pertama dan pulih dalam dua belas bulan",
        ),
        "share",
        -INFINITE,
        INFINITE,
        1,
        Text(
            "no shock, a shock in month 1, no loss, or fewer than 12 months left",
            "tanpa guncangan, guncangan pada bulan 1, tanpa kehilangan, atau sisa kurang dari 12 bulan",
        ),
    ),
    Outcome(
        "cost",
        Text("cost", "biaya"),
        Text("resource units spent over the run", "satuan sumber daya yang dibelanjakan selama simulasi"),
        "resource units",
        0.0,
        INFINITE,
        -1,
        NEVER,
    ),
    Outcome(
        "service_total",
        Text("total service", "total layanan"),
        Text("value that reached all communities in all months", "nilai yang sampai ke semua komunitas selama semua bulan"),
        "resource units",
        0.0,
        INFINITE,
        1,
        NO_COMMUNITY,
    ),
    Outcome(
        "cost_effectiveness",
        Text("cost-effectiveness", "efektivitas biaya"),
        Text('service above "No programme" per unit spent', 'layanan di atas "No programme" per satuan belanja'),
        "value per unit",
        -INFINITE,
        INFINITE,
        1,
        Text("nothing was spent, or there is no community", "tidak ada yang dibelanjakan, atau tidak ada komunitas"),
    ),
):
    OUTCOMES.add(_outcome.name, _outcome)

"""Which address the QR holds: that of the network in which the phones are, whatever else a computer has."""

from __future__ import annotations

import pytest

from partnership_sim.workshop.web import reach
from partnership_sim.workshop.web.addresses import Interface, Sort, chosen, here, ranked

#: As `ip addr` lists a laptop with Docker and a VPN.
LINUX = [
    Interface("lo", "127.0.0.1", 8),
    Interface("enp0s31f6", "169.254.12.9", 16),
    Interface("docker0", "172.17.0.1", 16),
    Interface("br-5f3a9c1e77d0", "172.18.0.1", 16),
    Interface("virbr0", "192.168.122.1"),
    Interface("tun0", "10.8.0.6"),
    Interface("tailscale0", "100.101.12.7", 32),
    Interface("wlp2s0", "192.168.43.17"),
]
#: As `ipconfig /all` describes one of Windows with WSL, VirtualBox, VPN.
WINDOWS = [
    Interface("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"),
    Interface("Hyper-V Virtual Ethernet Adapter", "172.29.80.1", 20),
    Interface("TAP-Windows Adapter V9", "10.8.0.10", 30),
    Interface("Cisco AnyConnect Virtual Miniport Adapter for Windows x64", "10.20.4.8"),
    Interface("WireGuard Tunnel", "10.66.66.2", 32),
    Interface("Bluetooth Device (Personal Area Network)", "169.254.80.3", 16),
    Interface("VMware Virtual Ethernet Adapter for VMnet8", "192.168.184.1"),
    Interface("Intel(R) Wi-Fi 6 AX201 160MHz", "192.168.1.23"),
    Interface("Software Loopback Interface 1", "127.0.0.1", 8),
]
#: As `ifconfig` lists a MacBook with a VPN, AirDrop and virtual machines.
MACOS = [
    Interface("lo0", "127.0.0.1", 8),
    Interface("utun4", "10.2.0.2", 32),
    Interface("awdl0", "169.254.77.1", 16),
    Interface("bridge0", "192.168.64.1"),
    Interface("vmnet8", "192.168.90.1"),
    Interface("en5", "169.254.3.4", 16),
    Interface("en0", "192.168.0.102"),
]


@pytest.mark.parametrize(
    ("interfaces", "address"),
    [
        (LINUX, "192.168.43.17"),
        (WINDOWS, "192.168.1.23"),
        (MACOS, "192.168.0.102"),
        # a cable beside the Wi-Fi: phones are in the Wi-Fi
        ([Interface("eth0", "10.0.0.4"), Interface("wlan0", "192.168.1.5")], "192.168.1.5"),
        ([Interface("Realtek PCIe GbE Family Controller", "192.168.1.9"), *WINDOWS[:7]], "192.168.1.9"),
        # a hotspot of this computer is opened for the phones
        ([*WINDOWS, Interface("Microsoft Wi-Fi Direct Virtual Adapter #2", "192.168.137.1")], "192.168.137.1"),
        ([*MACOS, Interface("bridge100", "192.168.2.1")], "192.168.2.1"),
        ([Interface("wlan0", "10.42.0.1")], "10.42.0.1"),
        # a phone on a cable lends its network
        ([Interface("usb0", "192.168.42.81"), Interface("docker0", "172.17.0.1", 16)], "192.168.42.81"),
        ([Interface("Remote NDIS based Internet Sharing Device", "192.168.42.81")], "192.168.42.81"),
        # private before public; a cable that is out does not count
        ([Interface("eth0", "203.0.113.8"), Interface("eth1", "192.168.7.7")], "192.168.7.7"),
        ([Interface("wlan0", "192.168.1.5", up=False), Interface("eth0", "10.0.0.4")], "10.0.0.4"),
        # networks that only this computer reaches
        (LINUX[:-1], None),
        (WINDOWS[:7], None),
        (MACOS[:-1], None),
        ([Interface("ppp0", "10.64.64.64", 32)], None),
        ([Interface("wwan0", "100.72.3.9", 29)], None),
        ([], None),
    ],
)
def test_the_qr_holds_the_address_that_phones_reach(interfaces: list[Interface], address: str | None) -> None:
    assert chosen(ranked(interfaces)) == address


@pytest.mark.parametrize("interfaces", [LINUX, WINDOWS, MACOS])
def test_all_others_are_listed_and_can_be_asked_for(interfaces: list[Interface]) -> None:
    found = ranked(interfaces)
    assert {one.address for one in found} == {one.address for one in interfaces if one.sort != Sort.LOOPBACK}
    assert [one.address for one in found if one.is_reachable] == [found[0].address]
    for one in found:
        assert chosen(found, one.address) == one.address
    assert chosen(found, "127.0.0.1") == found[0].address
    assert chosen(found, "192.0.2.99") == found[0].address


def test_this_machine_is_asked_without_the_internet() -> None:
    found = here()
    assert any(one.sort == Sort.LOOPBACK for one in found)
    assert all(0 < one.prefix <= 32 for one in found)


LINUX_NEIGHBOURS = """\
IP address       HW type     Flags       HW address            Mask     Device
192.168.43.1     0x1         0x2         3c:22:fb:00:00:01     *        wlan0
192.168.43.120   0x1         0x2         a4:50:46:00:00:02     *        wlan0
192.168.43.121   0x1         0x0         00:00:00:00:00:00     *        wlan0
172.17.0.2       0x1         0x2         02:42:ac:11:00:02     *        docker0
"""
WINDOWS_NEIGHBOURS = """
Antarmuka: 192.168.1.23 --- 0xb
  Alamat Internet       Alamat Fisik          Jenis
  192.168.1.1           d8-47-32-00-00-01     dinamis
  192.168.1.40          a4-50-46-00-00-02     dinamis
  192.168.1.255         ff-ff-ff-ff-ff-ff     statis
  224.0.0.22            01-00-5e-00-00-16     statis
"""
MACOS_NEIGHBOURS = """\
? (192.168.0.1) at d8:47:32:0:0:1 on en0 ifscope [ethernet]
? (192.168.0.44) at a4:50:46:0:0:2 on en0 ifscope [ethernet]
? (192.168.0.45) at (incomplete) on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
"""


@pytest.mark.parametrize(
    ("told", "address", "routers", "found"),
    [
        (LINUX_NEIGHBOURS, "192.168.43.17", {"192.168.43.1"}, {"192.168.43.120"}),
        (LINUX_NEIGHBOURS, "192.168.43.17", set(), {"192.168.43.1", "192.168.43.120"}),  # this machine is the hotspot: no router
        (WINDOWS_NEIGHBOURS, "192.168.1.23", None, {"192.168.1.40"}),
        (MACOS_NEIGHBOURS, "192.168.0.102", None, {"192.168.0.44"}),
        ("", "192.168.0.102", None, set()),
        ("999.1.1.1 aa", "192.168.0.102", None, set()),
    ],
)
def test_devices_that_were_met_are_counted_without_routers(told: str, address: str, routers: set[str] | None, found: set[str]) -> None:
    assert reach.met(told, address, 24, routers) == found


@pytest.mark.parametrize(
    ("heard", "neighbours", "address", "lan", "why"),
    [
        (3, 0, "192.168.1.5", True, "arrived"),
        (0, 2, "192.168.1.5", True, "firewall"),
        (0, 0, "192.168.1.5", True, "nobody"),
        (0, 0, None, True, "no_network"),
        (0, 0, None, False, "only_here"),
    ],
)
def test_why_no_phone_arrives(heard: int, neighbours: int, address: str | None, lan: bool, why: str) -> None:
    assert reach.verdict(heard, neighbours, address, lan=lan) == why


def test_how_addresses_of_a_network_begin() -> None:
    assert reach.beginning("192.168.43.17", 24) == "192.168.43."
    assert reach.beginning("10.1.2.3", 8) == "10."
    assert reach.beginning("172.20.10.2", 28) == "172.20.10."

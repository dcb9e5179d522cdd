"""The server against those who would harm it without meaning to, or meaning to: the trainer's page does not notice."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim.workshop.web import limits
from partnership_sim.workshop.web.server import bound
from tests.workshop.standing import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from tests.workshop.standing import Served

#: Seconds in which the trainer's page is answered, at the 95th percentile, whatever phones do.
PROMISE = 0.2
#: Another address of this machine, as a phone that is not the trainer's browser.
PHONE = "127.0.0.7"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="addresses such as 127.0.0.7 are Linux's")


async def opened(server: Served, address: str = PHONE) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", server.port, local_addr=(address, 0))


def head(server: Served, method: str, path: str, *more: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", f"Origin: http://127.0.0.1:{server.port}", *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def asked(server: Served, method: str, path: str, *more: str, body: bytes = b"", address: str = "127.0.0.1") -> tuple[int, bytes]:
    reader, writer = await opened(server, address)
    writer.write(head(server, method, path, *more, f"Content-Length: {len(body)}", "Connection: close") + body)
    async with asyncio.timeout(30):
        answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]


async def steps(server: Served, number: int = 60) -> list[float]:
    """How long the trainer's actions take, one after the other."""
    found = []
    for step in range(number):
        body = json.dumps({"id": f"step-{step:06d}-{time.monotonic_ns()}", "do": "show"}).encode()
        begin = time.monotonic()
        status, _ = await asked(server, "POST", "/do?page=table", f"Cookie: {server.trainer}", "Content-Type: application/json", body=body)
        assert status == 200
        found.append(time.monotonic() - begin)
        await asyncio.sleep(0.02)
    return found


def p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * len(seconds))]


async def views(reader: asyncio.StreamReader) -> AsyncIterator[tuple[str, Any]]:
    """Each event of a stream, in order, until it ends."""
    unpack, text = zlib.decompressobj(31), ""
    packed = b"gzip" in await reader.readuntil(b"\r\n\r\n")
    while size := int((await reader.readline()).strip() or b"0", 16):
        data = await reader.readexactly(size)
        await reader.readexactly(2)
        text += (unpack.decompress(data) if packed else data).decode()
        while "\n\n" in text:
            event, _, text = text.partition("\n\n")
            fields = dict(line.partition(":")[::2] for line in event.split("\n"))
            if "event" in fields:
                yield fields["event"].strip(), json.loads(fields["data"]) if fields["data"].strip() else None


def against(arguments: tuple[str, ...], attack: Callable[[Served], Coroutine[Any, Any, None]]) -> None:
    with served(*arguments) as server:
        asyncio.run(attack(server))


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_a_stream_tells_whole_views_and_beats(accepted: str) -> None:
    async def listen(server: Served) -> None:
        reader, writer = await opened(server)
        writer.write(head(server, "GET", "/live/seat?lang=id", f"Accept-Encoding: {accepted}"))
        stream = views(reader)
        kind, view = await anext(stream)
        assert (kind, view["page"], view["language"], view["done"]) == ("view", "seat", "id", 0)
        begin, beats = time.monotonic(), 0
        async for kind, _ in stream:
            assert kind == "beat"
            beats += 1
            if beats == 2:
                break
        assert 1.5 < time.monotonic() - begin < 6
        await steps(server, 1)
        async for kind, view in stream:
            if kind == "view":
                assert view["done"] == 1
                break
        writer.close()

    against((), listen)


def test_a_stream_tells_the_newest_at_most_ten_times_a_second() -> None:
    async def listen(server: Served) -> None:
        reader, writer = await opened(server)
        writer.write(head(server, "GET", "/live/table", f"Cookie: {server.trainer}"))
        seen, begin = [], time.monotonic()
        async for kind, view in views(reader):
            if kind == "view":
                seen.append(view["done"])
            if time.monotonic() - begin > 2:
                break
        assert 3 <= len(seen) <= 25
        assert seen == sorted(set(seen))
        assert seen[-1] > 4 * len(seen)  # what came in between was left out
        writer.close()

    against(("--tick", "0.005"), listen)


def test_five_that_read_at_a_kilobyte_a_second_hold_nobody_up_and_miss_only_what_was_in_between() -> None:
    async def dribble(server: Served, ages: list[float]) -> None:
        with socket.socket() as own:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            own.bind((PHONE, 0))
            own.connect(("127.0.0.1", server.port))
            own.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_sendall(own, head(server, "GET", "/live/seat", "Accept-Encoding: identity"))
            while True:
                if not await loop.sock_recv(own, 100):
                    return
                ages.append(time.monotonic())
                await asyncio.sleep(0.1)

    async def attack(server: Served) -> None:
        ages: list[float] = []
        slow = [asyncio.create_task(dribble(server, ages)) for _ in range(5)]
        reader, writer = await opened(server, "127.0.0.8")
        writer.write(head(server, "GET", "/live/seat", "Accept-Encoding: identity"))
        gaps, before, begin = [], time.monotonic(), time.monotonic()
        taking = asyncio.create_task(steps(server))
        async for kind, _ in views(reader):
            if kind == "view":
                gaps.append(time.monotonic() - before)
                before = time.monotonic()
            if time.monotonic() - begin > 4:
                break
        assert p95(await taking) < PROMISE
        assert len(gaps) > 10
        assert p95(gaps) < 5 * PROMISE
        assert not any(one.done() for one in slow)
        for one in slow:
            one.cancel()
        writer.close()

    against(("--ballast", "20000", "--tick", "0.05"), attack)


def test_a_thousand_connections_of_one_phone_leave_the_trainer_s_page_as_it_was() -> None:
    async def attack(server: Served) -> None:
        held: list[asyncio.StreamWriter] = []
        refused = 0
        for _ in range(1000):
            try:
                reader, writer = await opened(server)
                held.append(writer)
                if len(held) > limits.OF_ADDRESS:
                    assert await asyncio.wait_for(reader.read(), 10) == b""
                    refused += 1
            except ConnectionError:
                refused += 1
        assert refused >= 1000 - limits.OF_ADDRESS
        for writer in held[: limits.OF_ADDRESS // 2]:  # and those that are open ask all the time
            writer.write(head(server, "GET", "/"))
        assert p95(await steps(server)) < PROMISE
        assert (await asked(server, "GET", "/generate_204", address="127.0.0.9"))[0] == 204
        for writer in held:
            writer.close()
        while (await answered(server))[0] != 204:
            await asyncio.sleep(0.05)

    async def answered(server: Served) -> tuple[int, bytes]:
        """A connection more of the same phone, once it has closed the others."""
        try:
            return await asked(server, "GET", "/generate_204", address=PHONE)
        except (ConnectionError, IndexError):
            return 0, b""

    against((), attack)


def test_bodies_of_a_hundred_megabytes_are_not_read() -> None:
    async def pour(server: Served, *length: str) -> int:
        _, writer = await opened(server)
        writer.write(head(server, "POST", "/do", "Content-Type: application/json", *length))
        sent, piece = 0, b"x" * 65_536
        try:
            while sent < 100_000_000:
                writer.write((b"%x\r\n" % len(piece)) + piece + b"\r\n" if "Transfer" in length[0] else piece)
                await asyncio.wait_for(writer.drain(), 10)
                sent += len(piece)
        except (ConnectionError, TimeoutError):
            pass
        writer.close()
        return sent

    async def attack(server: Served) -> None:
        before = memory(server)
        ways = ("Content-Length: 100000000", "Transfer-Encoding: chunked")
        pouring = [asyncio.create_task(pour(server, way)) for way in ways * 4]
        assert p95(await steps(server)) < PROMISE
        assert max(await asyncio.gather(*pouring)) < 20_000_000  # what the system's buffers took
        assert memory(server) - before < 20_000_000
        status, _ = await asked(server, "POST", "/do", "Content-Type: application/json", body=b"x" * 20_000)
        assert status == 413

    against((), attack)


def memory(server: Served) -> int:
    with open(f"/proc/{server.pid}/statm", encoding="ascii") as told:  # noqa: PTH123
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.slow
def test_heads_and_bodies_that_dribble_are_given_up() -> None:
    async def dribble(server: Served, begin: bytes) -> float:
        reader, writer = await opened(server)
        writer.write(begin)
        start = time.monotonic()
        reading = asyncio.create_task(reader.read())
        while not reading.done():
            try:
                writer.write(b"x")
                await writer.drain()
            except ConnectionError:
                break
            await asyncio.sleep(0.2)
        await asyncio.wait([reading])
        reading.exception()
        writer.close()
        return time.monotonic() - start

    async def attack(server: Served) -> None:
        begins = [b"", b"GET / HTTP/1.1\r\nX-", head(server, "POST", "/do", "Content-Type: application/json", "Content-Length: 9000")]
        dribbling = [asyncio.create_task(dribble(server, begin)) for begin in begins for _ in range(20)]
        assert p95(await steps(server)) < PROMISE
        lasted = await asyncio.gather(*dribbling)
        assert min(lasted) > 5
        assert max(lasted) < 4 * limits.HEAD

    against((), attack)


@pytest.mark.slow
def test_whoever_does_not_read_at_all_is_let_go() -> None:
    async def attack(server: Served) -> None:
        with socket.socket() as own:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            own.bind((PHONE, 0))
            own.connect(("127.0.0.1", server.port))
            own.sendall(head(server, "GET", "/live/seat", "Accept-Encoding: identity"))
            await asyncio.sleep(limits.STALLED + 15)
            own.settimeout(5)
            with pytest.raises(ConnectionResetError):
                drained(own)

    def drained(own: socket.socket) -> None:
        while own.recv(65_536):
            """What the system had kept for it."""

    against(("--ballast", "20000", "--tick", "0.05"), attack)


@pytest.mark.slow
def test_memory_does_not_grow_with_phones_that_came_and_went() -> None:
    async def phone(server: Served, wave: int, number: int) -> None:
        reader, writer = await opened(server, f"127.0.1.{number}")
        join = {"id": f"join-{wave:03d}-{number:04d}", "code": server.code, "nickname": "Ani"}
        body = json.dumps(join).encode()
        writer.write(head(server, "POST", "/join", "Content-Type: application/json", f"Content-Length: {len(body)}") + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        cookie = answer.partition(b"set-cookie: ")[2].partition(b";")[0].decode()
        writer.close()
        reader, writer = await opened(server, f"127.0.1.{number}")
        writer.write(head(server, "GET", "/live/seat", "Accept-Encoding: gzip", f"Cookie: {cookie}"))
        stream = views(reader)
        for _ in range(3):
            await anext(stream)
        if number % 2:
            writer.transport.abort()
        else:
            writer.close()

    async def waves(server: Served) -> None:
        used = []
        for wave in range(11):
            await asyncio.gather(*(phone(server, wave, number) for number in range(1, 101)))
            await asyncio.sleep(0.5)
            used.append(memory(server))
        assert max(used[1:]) < 1.1 * used[1], used

    against(("--ballast", "20000", "--tick", "0.2"), waves)


def test_what_is_no_http_is_refused_and_the_server_goes_on() -> None:
    async def attack(server: Served) -> None:
        for bad in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET /\r\n\r\n" * 50, b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000, os.urandom(4000)):
            reader, writer = await opened(server)
            writer.write(bad + b"\r\n\r\n")
            answer = b""
            with suppress(ConnectionError):
                answer = await asyncio.wait_for(reader.read(), 15)
            assert b" 200 " not in answer
            writer.close()
        assert (await asked(server, "GET", "/"))[0] == 200

    against((), attack)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a process")
def test_a_server_that_was_held_goes_on_with_its_streams() -> None:
    async def listen(server: Served) -> None:
        reader, writer = await opened(server)
        writer.write(head(server, "GET", "/live/seat"))
        stream = views(reader)
        await anext(stream)
        os.kill(server.pid, signal.SIGSTOP)
        await asyncio.sleep(3)
        os.kill(server.pid, signal.SIGCONT)
        begin, kinds = time.monotonic(), []
        async for kind, _ in stream:
            kinds.append(kind)
            if time.monotonic() - begin > 1.5:
                break
        assert 1 <= kinds.count("beat") <= 4  # no beats are made up for
        assert (await asked(server, "GET", "/"))[0] == 200
        writer.close()

    against((), listen)


def test_asked_to_stop_it_ends_its_streams_and_itself() -> None:
    async def stop(server: Served) -> None:
        reader, writer = await opened(server)
        writer.write(head(server, "GET", "/live/seat"))
        stream = views(reader)
        await anext(stream)
        os.kill(server.pid, signal.SIGTERM)
        assert [kind async for kind, _ in stream if kind == "view"] == []  # it ends, and ends well
        assert await asyncio.to_thread(server.process.wait, 20) == 0
        writer.close()

    against((), stop)


def test_a_port_that_is_taken_gives_the_next() -> None:
    first = bound(23_400, lan=False)
    assert first is not None
    taken = first.getsockname()[1]
    second = bound(taken, lan=False)
    assert second is not None
    assert second.getsockname()[0] == "127.0.0.1"
    assert taken < second.getsockname()[1] < taken + 50
    everywhere = bound(taken, lan=True)
    assert everywhere is not None
    assert everywhere.getsockname()[0] not in {"127.0.0.1", taken}
    for one in (first, second, everywhere):
        one.close()

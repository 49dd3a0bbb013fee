"""Does with Python libraries what the harness above does with astergate.

One process for each work, so that its processor time is its own. The protocol
stands in bench/contender.go. Arguments: NAME WORK [N] ADDRESS.
"""

import asyncio
import json
import sys
import threading
import time

USER, SECRET = "astergate", "secret"
SIX = ("ANSWER", 'SET VARIABLE "LANG" "de"', 'STREAM FILE "welcome" "12#"', 'GET DATA "enter" "5000" "4"', 'GET VARIABLE "CUSTOMER"', 'EXEC "Queue" "support,,,,60"')


class Work:
    """What is to be done, and what was."""

    def __init__(self, name, in_work, address):
        self.name, self.in_work = name, in_work
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.items, self.times = 0, []

    def take(self, sent):
        if self.name == "delivery" and sent:
            self.times.append(time.time_ns() - int(sent))
        self.items += 1

    def took(self, since):
        self.times.append(time.perf_counter_ns() - since)
        self.items += 1

    def tally(self):
        times = sorted(self.times)
        at = lambda q: times[min(int(q * len(times)), len(times) - 1)] if times else 0
        return json.dumps({"items": self.items, "p50": at(0.5), "p99": at(0.99), "p999": at(0.999)})


def say(line):
    print(line, flush=True)


# panoramisk: one loop; the harness's lines are read in it too.


async def panoramisk_work(work):
    import panoramisk

    loop = asyncio.get_running_loop()
    tasks = []
    if work.name == "agi":
        from panoramisk import fast_agi

        async def six(request):
            for command in SIX:
                await request.send_command(command)
            work.items += 1

        application = fast_agi.Application(loop=loop)
        application.add_route("bench/six", six)
        server = await asyncio.start_server(application.handler, "127.0.0.1", 0)
        say("ready %s:%d" % server.sockets[0].getsockname()[:2])
    else:
        up = loop.create_future()
        manager = panoramisk.Manager(
            loop=loop, host=work.host, port=work.port, username=USER, secret=SECRET, ping_delay=3600,
            on_login=lambda _: up.done() or up.set_result(None),
        )
        if work.name != "ping":
            manager.register_event("*", lambda _, event: work.take(event.get("SentNs")))
        await manager.connect()
        await up
        say("ready")

        async def ping():
            while True:
                since = time.perf_counter_ns()
                await manager.send_action({"Action": "Ping"})
                work.took(since)

        tasks = [asyncio.ensure_future(ping()) for _ in range(work.in_work)]
    lines = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while await lines.readline():
        say(work.items)
    for task in tasks:
        task.cancel()
    say(work.tally())


# pystrix: threads.


def pystrix_work(work):
    if work.name == "agi":
        from pystrix import agi

        def six(session, *_):
            session.execute(agi.core.Answer())
            session.execute(agi.core.SetVariable("LANG", "de"))
            session.execute(agi.core.StreamFile("welcome", "12#"))
            session.execute(agi.core.GetData("enter", 5000, 4))
            session.execute(agi.core.GetVariable("CUSTOMER"))
            session.execute(agi.core.Exec("Queue", ("support", "", "", "", "60")))
            work.items += 1

        server = agi.FastAGIServer(port=0)
        server.register_script_handler("bench/six", six)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say("ready %s:%d" % server.server_address[:2])
    else:
        from pystrix import ami

        manager = ami.Manager()
        if work.name != "ping":
            manager.register_callback("", lambda event, _: work.take(event.get("SentNs")))
        manager.connect(work.host, work.port)
        manager.send_action(ami.core.Login(USER, SECRET, events=work.name != "ping"))
        say("ready")

        def ping():
            while True:
                since = time.perf_counter_ns()
                manager.send_action(ami.core.Ping())
                work.took(since)

        for _ in range(work.in_work):
            threading.Thread(target=ping, daemon=True).start()
    for _ in sys.stdin:
        say(work.items)
    say(work.tally())


def main():
    name, what, *number, address = sys.argv[1:]
    work = Work(what, int(number[0]) if number else 0, address)
    if name == "panoramisk":
        asyncio.run(panoramisk_work(work))
    else:
        pystrix_work(work)
        import os

        os._exit(0)  # pystrix's threads do not end by themselves


if __name__ == "__main__":
    main()

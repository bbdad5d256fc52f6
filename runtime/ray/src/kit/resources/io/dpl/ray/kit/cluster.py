"""Starts a Ray cluster on loopback, says where, and ends it when its standard input ends.

Its only argument is JSON: ray (the program), temp (a short folder), nodes (addresses), cpus, memory,
store (bytes), dashboard, environment (NAME@ADDRESS is for that node only). It ends its own processes
only: those that carry its mark in their environment, and their children. Whoever started it may be
killed: the end of the input says so.
"""

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

MARK = "DPL_TEST_CLUSTER"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes():
    """pid -> (parent, whether it carries our mark, command line)"""
    wanted = f"{MARK}={os.environ[MARK]}".encode()
    found = {}
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid():
            continue
        try:
            with open(f"/proc/{name}/environ", "rb") as file:
                ours = wanted in file.read().split(b"\0")
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
            with open(f"/proc/{name}/cmdline", "rb") as file:
                command = file.read().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it has ended
        found[int(name)] = (parent, ours, command)
    return found


def own():
    """Marked processes and all below them; some rewrite their environment."""
    everything = processes()
    mine = {pid for pid, (_, ours, _) in everything.items() if ours}
    grown = True
    while grown:
        below = {pid for pid, (parent, _, _) in everything.items() if parent in mine} - mine
        mine |= below
        grown = bool(below)
    return mine


def end(temp):
    for _ in range(20):
        pids = own()
        if not pids:
            break
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.1)
    shutil.rmtree(temp, ignore_errors=True)


def raylet(address):
    for pid, (_, ours, command) in processes().items():
        if ours and "/raylet/raylet " in command and f"--node_ip_address={address} " in command:
            return pid
    raise RuntimeError(f"no raylet at {address}")


def head():
    for pid, (_, ours, command) in processes().items():
        if ours and "/gcs_server " in command:
            return pid
    raise RuntimeError("no head")


def start(ask, number, address, port, dashboard):
    command = [ask["ray"], "start", f"--node-ip-address={address}", f"--num-cpus={ask['cpus']}",
               f"--memory={ask['memory']}", f"--object-store-memory={ask['store']}",
               f"--dashboard-agent-listen-port={free_port()}", "--disable-usage-stats"]
    if number == 0:
        command += ["--head", f"--port={port}", f"--temp-dir={ask['temp']}",
                    f"--include-dashboard={'true' if ask['dashboard'] else 'false'}",
                    "--dashboard-host=127.0.0.1", f"--dashboard-port={dashboard}"]
        if importlib.util.find_spec("grpc"):  # with it the client server starts, on a fixed port
            command += [f"--ray-client-server-port={free_port()}"]
    else:
        command += [f"--address={ask['nodes'][0]}:{port}"]
    own = {name.split("@")[0]: value for name, value in ask["environment"].items()
           if name.endswith("@" + address)}
    done = subprocess.run(command, env={**os.environ, **own}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(done.stdout)


def main():
    ask = json.loads(sys.argv[1])
    os.environ.update({name: value for name, value in ask["environment"].items() if "@" not in name})
    os.environ[MARK] = ask["temp"]
    port, dashboard = free_port(), free_port()
    try:
        for number, address in enumerate(ask["nodes"]):
            start(ask, number, address, port, dashboard)
        print(json.dumps({"head": head(), "address": f"{ask['nodes'][0]}:{port}", "dashboard": f"http://127.0.0.1:{dashboard}",
                          "raylets": {address: raylet(address) for address in ask["nodes"]}}), flush=True)
        sys.stdin.read()
    except Exception as failure:
        print(json.dumps({"failure": str(failure)}), flush=True)
    finally:
        end(ask["temp"])


# Ctrl-C and the end of a terminal reach us as well as the test: the end of the input is what counts.
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
main()

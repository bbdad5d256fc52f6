"""The prompt: how soon it is there, against a hello-world JVM, and how soon Tab completes in a long session.

Called with the launcher; prints medians and ratios. Both kinds of starts take turns, so that a busy machine slows both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import pexpect

STARTS, LINES, COMPLETIONS = 11, 300, 100
GOAL_RATIO, GOAL_MILLIS = 12, 50


def hello(folder):
    source = os.path.join(folder, "Hello.java")
    with open(source, "w", encoding="utf-8") as f:
        f.write('class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
    subprocess.run(["javac", "-d", folder, source], check=True)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def prompt(dpl):
    child = pexpect.spawn(
        dpl, ["repl"], env=dict(os.environ, TERM="xterm-256color", DPL_HISTORY=""), dimensions=(40, 120)
    )
    child.delaybeforesend = None
    child.expect("dpl> ", timeout=120)
    return child


def starts(dpl, folder):
    jvm, ours = [], []
    for _ in range(STARTS):
        jvm.append(seconds(lambda: subprocess.run(["java", "-cp", folder, "Hello"], capture_output=True, check=True)))
        opened = []
        ours.append(seconds(lambda: opened.append(prompt(dpl))))
        opened[0].send("\x04")
        opened[0].expect(pexpect.EOF, timeout=60)
        opened[0].close()
    ratio = statistics.median(ours) / statistics.median(jvm)
    print(f"hello-world JVM {statistics.median(jvm):.3f} s, prompt {statistics.median(ours):.3f} s:")
    print(f"  {ratio:.1f} x (goal: at most {GOAL_RATIO})")


def completions(dpl):
    child = prompt(dpl)
    for i in range(LINES):
        before = f"FROM t{i - 1} | EXTEND {i} AS extra{i}" if i % 10 else "VALUES (1, 'a') AS v(id, caption)"
        child.send(f"LET t{i} = {before};\r")
        child.expect_exact(f"LET t{i}\x1b", timeout=120)
        child.expect("dpl> ", timeout=120)
    times = []
    for i in range(COMPLETIONS):
        child.send(f"FROM t{i * 2} | WHERE id > 1 | EXTEND UPPER(capt")
        # What a person types takes longer than the screen needs to follow.
        child.expect_exact("capt", timeout=60)
        time.sleep(0.15)
        start = time.perf_counter()
        child.send("\t")
        child.expect_exact("ion", timeout=60)
        times.append(1000 * (time.perf_counter() - start))
        child.send("\x03")
        child.expect("dpl> ", timeout=60)
    child.send("\x04")
    child.expect(pexpect.EOF, timeout=60)
    child.close()
    times.sort()
    p95 = times[int(len(times) * 0.95) - 1]
    print(f"completion of a column in a session of {LINES} lines, from the key to the screen, {COMPLETIONS} times:")
    print(f"  median {statistics.median(times):.1f} ms, 95th percentile {p95:.1f} ms (goal: below {GOAL_MILLIS} ms)")


with tempfile.TemporaryDirectory() as temporary:
    hello(temporary)
    starts(sys.argv[1], temporary)
completions(sys.argv[1])

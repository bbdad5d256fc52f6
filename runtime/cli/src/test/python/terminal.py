"""The prompt in a pseudo-terminal, with a terminal emulator behind it.

Called with the command that starts the prompt; works in the current folder. Prints what failed.
"""

import os
import re
import sys
import time

import pexpect
import pyte

COLUMNS, ROWS = 90, 28
PATIENCE = 60
PROMPT = "dpl>"

WRONG = """
FROM nothing;
FROM items | WHERE pric > 1;
FROM items | WHERE price >;
FROM items | WHRE price > 1;
FROM items | SELECT UPER(name) AS u;
FROM items | EXTEND price + 1;
FROM items | EXTEND DATE_DIFF('day', name) AS x;
READ CSV 'no/such.csv';
READ CVS 'items.csv';
READ CSV 'items.csv' OPTIONS (headr = TRUE);
FROM items | LIMIT -1;
FROM items | LIMIT $count;
FROM items | APPLY nomodel(name) AS v;
CREATE MODEL m(x STRING) RETURNS FLOAT[3] USING BUILTIN 'nope';
CREATE MODEL m(x STRING) RETURNS FLOAT[3] USING NOPE 'x';
FROM items | AGGREGATE COUNT(*);
FROM items | JOIN nope ON a = b;
FROM items | DROP nope;
FROM items | RENAME nope AS x;
SET nope = 1;
SET exchange = 'sometimes';
PARAM $p BIGINT;
PARAM $p BIGIN DEFAULT 1;
LET x = FROM items | WRITE CSV 'x.csv';
FROM items | CACHE;
FROM items | WHERE price = = 1;
SELECT * FROM items;
FROM items WHERE price > 1;
FROM 'items';
FROM items | EXTEND CAST(name AS BIGINT) AS n;
FROM items | WHERE name;
FROM items | WHERE name = "ann";
FROM items | UNION ALL (FROM items | DROP id);
\\nope
\\rows many
\\d nopename
\\output here
\\bind
\\explain analyze logical FROM items;
""".strip().splitlines()


class Session:
    """A prompt, its keyboard and its screen."""

    def __init__(self, command, columns=COLUMNS, rows=ROWS):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        environment = dict(os.environ, TERM="xterm-256color", DPL_HISTORY="history")
        self.child = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), env=environment, timeout=1
        )

    def pump(self):
        try:
            self.stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            return False
        return True

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, what, holds):
        end = time.time() + PATIENCE
        while time.time() < end:
            alive = self.pump()
            if holds():
                return
            if not alive:
                break
        raise AssertionError(f"never came: {what}\n--- screen\n{self.text()}\n---")

    def see(self, *texts):
        for text in texts:
            self.until(repr(text), lambda: text in self.text())

    def ready(self):
        """Waits for an empty prompt on the line of the cursor."""
        self.until("the prompt", lambda: self.line() == PROMPT)

    def line(self):
        return self.screen.display[self.screen.cursor.y].strip()

    def keys(self, keys):
        self.child.send(keys)

    def clear(self):
        self.keys("\x0c")
        self.until("a clear screen", lambda: self.screen.display[0].startswith(PROMPT))

    def enter(self, text, *expected):
        """Types an input on a clear screen and waits for its end."""
        self.clear()
        self.keys(text)
        self.see(text.splitlines()[-1][-30:].strip())
        self.keys("\r")
        self.see(*expected)
        self.ready()
        return self.text()

    def leave(self):
        self.keys("\x04")
        end = time.time() + PATIENCE
        while self.pump() and time.time() < end:
            pass
        self.child.close()
        assert self.child.exitstatus == 0, f"ended with {self.child.exitstatus}"


def style(session, word):
    """Foreground and boldness of the first letter of a word on the screen."""
    for y, line in enumerate(session.screen.display):
        x = line.find(word)
        if x >= 0:
            cell = session.screen.buffer[y][x]
            return cell.fg, cell.bold
    raise AssertionError(f"no {word} on the screen")


def statements(s):
    s.enter("LET items = READ CSV 'items.csv';", "LET items")
    s.clear()
    s.keys("FROM items\r| WHERE price > 2\r| ORDER BY price DESC;\r")
    s.see("  -> | WHERE price > 2", "bob", "2 rows")
    s.ready()
    assert "cid" not in s.text(), s.text()
    s.enter("| LIMIT 1;", "1 row")
    s.clear()
    s.keys("FROM items | LIMIT 1\r\r")
    s.see("1 row")
    s.ready()


def colours(s):
    s.clear()
    s.keys("FROM items | WHERE name = 'a' AND price > 17.5 -- why")
    s.see("why")
    assert style(s, "FROM") == ("blue", True), style(s, "FROM")
    assert style(s, "WHERE") == ("blue", True), style(s, "WHERE")
    assert style(s, "'a'")[0] == "green", style(s, "'a'")
    assert style(s, "17.5")[0] == "magenta", style(s, "17.5")
    assert style(s, "items") == ("default", False), style(s, "items")
    s.keys("\x03")
    s.ready()


def completion(s):
    for typed, expected in [
        ("READ CSV 'ite\t", "READ CSV 'items.csv'"),
        ("FROM ite\t", "FROM items"),
        ("FROM items | DROP price | WHERE nam\t", "| WHERE name"),
        ("FROM items | EXTEND UPPE\t", "EXTEND UPPER("),
        ("FROM items | EXT\t", "| EXTEND"),
        ("\\tim\t", "\\timing"),
    ]:
        s.clear()
        s.keys(typed)
        s.see(expected)
        s.keys("\x03")
        s.ready()
    s.clear()
    s.keys("FROM items | SELECT \t")
    s.see("columns", "(BIGINT)", "(DOUBLE)")
    s.keys("\x03")
    s.ready()


def carets(s):
    s.enter("FROM items | WHERE prise > 3;", "help: did you mean price?")
    lines = s.text().splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line)
    assert lines[at].index("^") == lines[at - 1].index("prise"), s.text()


def wrong(s):
    s.clear()
    s.keys("FROM items | WHERE name = 'ann;\r")
    s.see("  ->")
    s.keys("\x03")
    s.ready()
    for text in WRONG:
        shown = s.enter(text, "[DPL")
        assert re.search(r"error\[DPL[1-5]\d{3}\]: \S", shown), f"{text}\n{shown}"
        assert re.search(r"<(input|command) \d+>:\d+:\d+", shown), f"no place: {text}\n{shown}"
        assert "help:" in shown, f"no cure: {text}\n{shown}"
        assert "DPL5000" not in shown, shown
    s.enter("FROM items;", "3 rows")
    print(f"{len(WRONG)} wrong inputs, each with code, place and cure; the session lives")


def fits(s):
    s.enter(
        "VALUES ('word ' || REPEAT('many words ', 40)) AS t(a)"
        " | EXTEND LIST_TRANSFORM(RANGE(0, 384), x -> x / 3) AS v, 'abc'::BLOB AS b;",
        "1 row",
    )
    shown = s.text()
    assert "384]" in shown, shown
    assert "3 B 616263" in shown, shown


def pages(s):
    s.clear()
    s.keys("VALUES (1) AS t(x) | UNNEST RANGE(0, 500) AS i | SELECT i;\r")
    s.see("of 502; space, b, q")
    s.keys("G")
    s.see("end, 502 lines", "499")
    s.keys("q")
    s.see("500 rows")
    s.ready()


def cancels(s):
    s.clear()
    s.keys(
        "VALUES (1) AS t(x) | UNNEST RANGE(0, 200000) AS a | UNNEST RANGE(0, 200000) AS b"
        " | AGGREGATE SUM(a * b) AS s;\r"
    )
    s.see("0 %")
    s.keys("\x03")
    s.see("cancelled; nothing was written")
    s.ready()
    s.enter("FROM items;", "3 rows")
    s.clear()
    s.keys("FROM items\r| WHERE (\x03")
    s.ready()
    s.enter("FROM items;", "3 rows")


def commands(s):
    s.enter("\\?", "\\explain", "\\cluster", "Ctrl-D leaves")
    s.enter("\\d", "row sets", "items")
    s.enter("\\d items", "name", "STRING", "price", "DOUBLE")
    s.enter("\\d UPPER", "UPPER(")
    s.enter("\\cluster", "one process", "slots", "memory")
    s.enter("\\timing", "timing is on")
    s.enter("FROM items;", "of it compiling")
    s.enter("\\timing off", "timing is off")
    s.enter("\\output csv", "shown as csv")
    s.enter("FROM items;", "id,name,price", "2,bob,3.5")
    s.enter("\\output out.csv", "results go to out.csv")
    s.enter("FROM items;", "added to out.csv")
    s.enter("\\output", "shown as table")
    with open("out.csv", encoding="utf-8") as f:
        assert f.read().startswith("id,name,price\n1,ann,"), "out.csv"
    s.enter("\\output out.parquet", "results go to out.parquet")
    s.enter("FROM items;", "wrote out.parquet")
    s.enter("\\output", "shown as table")
    s.enter("READ PARQUET 'out.parquet';", "3 rows")
    s.enter("\\bind least 2", "$least has a value")
    s.enter("FROM items | WHERE price > $least;", "2 rows")
    s.enter("\\save session.dpl", "saved as session.dpl")
    s.enter("\\pager off", "the pager is off")
    s.clear()
    s.keys("\\i session.dpl\r")
    s.see("result 1")
    s.ready()
    s.enter("\\explain", "base: JVM and engine")
    s.enter("\\explain html", "wrote plan.html")
    with open("plan.html", encoding="utf-8") as f:
        assert f.read().startswith("<!DOCTYPE html>"), "plan.html"
    s.enter("\\explain analyze FROM items | WHERE price > 2;", "measured", "rows (predicted)")
    s.enter("\\explain analyze html", "wrote plan.html")
    with open("plan.html", encoding="utf-8") as f:
        assert "measured" in f.read(), "plan.html has nothing measured"
    s.enter("\\pager on", "the pager is on")


def cluster(s):
    """The same prompt, its statements run by the workers of a cluster of two nodes."""
    s.enter("\\cluster", "2 nodes, 2 slots", "127.0.0.2", "127.0.0.3")
    s.enter("LET many = FROM UNNEST(RANGE(0, 1000)) AS t(n) | REPARTITION 2;", "LET many")
    s.enter("FROM many | AGGREGATE SUM(n) AS total, COUNT(*) AS rows;", "499500", "1 row")
    shown = s.enter("FROM many | EXTEND ('x' || n::STRING)::INTEGER AS m;", "[DPL5002]")
    assert re.search(r"<input \d+>:1:", shown) and "^" in shown, shown
    s.enter("\\pager off", "the pager is off")
    s.enter("\\explain analyze FROM many | AGGREGATE MAX(n) AS m;", "measured", "(predicted)")
    s.clear()
    s.keys(
        "FROM UNNEST(RANGE(0, 200000)) AS t(a) | UNNEST RANGE(0, 200000) AS b"
        " | AGGREGATE SUM(a * b) AS s;\r"
    )
    s.see("0 %")
    s.keys("\x03")
    s.see("cancelled; nothing was written")
    s.ready()
    s.enter("FROM many | AGGREGATE COUNT(*) AS n;", "1000", "1 row")


def history(command):
    s = Session(command)
    s.ready()
    s.keys("CREATE SECRET s OPTIONS (key = 'hidden');\r")
    s.see("error[")
    s.ready()
    s.clear()
    s.keys("\x1bOA")
    s.see("CREATE SECRET")
    s.keys("\x03")
    s.ready()
    s.keys("VALUES (42) AS t(answer);\r")
    s.see("1 row")
    s.ready()
    s.leave()
    with open("history", encoding="utf-8") as f:
        kept = f.read()
    assert "answer" in kept and "items" in kept, kept
    assert "hidden" not in kept, kept
    assert os.stat("history").st_mode & 0o077 == 0, "others may read the history"
    s = Session(command)
    s.ready()
    s.keys("\x1bOA")
    s.see("VALUES (42) AS t(answer);")
    s.keys("\r")
    s.see("1 row")
    s.ready()
    s.leave()


def main():
    command = sys.argv[1:]
    if os.environ.get("DPL_SESSION") == "cluster":
        s = Session(command)
        s.see("Ctrl-D leaves")
        s.ready()
        cluster(s)
        s.leave()
        print("done")
        return
    with open("items.csv", "w", encoding="utf-8") as f:
        f.write("id,name,price\n1,ann,2.5\n2,bob,3.5\n3,cid,1.0\n")
    s = Session(command)
    s.see("Ctrl-D leaves")
    s.ready()
    for step in [
        statements, colours, completion, carets, wrong, fits, pages, cancels, commands,
    ]:
        start = time.time()
        step(s)
        print(f"{step.__name__}: {time.time() - start:.1f} s")
    s.leave()
    history(command)
    print("done")


main()

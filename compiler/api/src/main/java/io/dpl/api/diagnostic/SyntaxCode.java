package io.dpl.api.diagnostic;

/** What the parser reports: 1xxx. */
public enum SyntaxCode implements Code {
  UNEXPECTED(
      1001,
      "unexpected text",
      "The parser found a word or sign that cannot stand here.",
      "Look at the words listed as expected, or at `dpl docs NAME` of the operator.",
      "FROM t | WHERE a b"),
  UNCLOSED(
      1002,
      "never closed",
      "A string, comment, quoted name or bracket is opened and not closed, or closed and never opened.",
      "Write the missing sign where the message says.",
      "FROM t | WHERE f(a | LIMIT 1"),

  WRONG_SIGN(
      1003,
      "a sign of another language",
      "The text holds a sign that has no meaning in DPL, as curly quotes, == or &&.",
      "Write the sign that the message names.",
      "FROM t | WHERE a == 1"),

  RESERVED_WORD(
      1004,
      "a reserved word as a name",
      "The word has a fixed meaning and is a name only in quotes.",
      "Put it into double quotes.",
      "FROM t | SELECT a AS order"),

  MISSING_AS(
      1005,
      "a column without a name",
      "A computed column needs a name, and a name needs AS.",
      "Write AS and a name after it.",
      "FROM t | AGGREGATE COUNT(*)"),

  MISSING_PIPE(
      1006,
      "no | before an operator",
      "Every operator follows the sign |.",
      "Write | before it.",
      "FROM t WHERE a > 1"),

  MISSING_SEMICOLON(
      1007,
      "a statement without an end",
      "Statements are separated by ;.",
      "Write ; at the end of the statement before.",
      "LET a = FROM t\nFROM a"),

  UNKNOWN_OPERATOR(
      1008,
      "no such operator",
      "The word after | is no operator.",
      "Take one of the operators, `dpl docs` lists them.",
      "FROM t | WERE a > 1"),

  UNKNOWN_STATEMENT(
      1009,
      "no such statement",
      "The first word starts no statement and no pipeline.",
      "A pipeline starts with FROM, READ or VALUES.",
      "SELECT 1 AS x"),

  TOO_DEEP(
      1010,
      "nested too deeply",
      "Parentheses or operators are nested in more levels than the parser follows.",
      "Split the expression with EXTEND, or the pipeline with LET.",
      ""),

  WRONG_CONSTANT(
      1011,
      "not a constant of its kind",
      "The text of a number, date, interval, size, duration or escape cannot be read.",
      "Write it in the form that the message shows.",
      "FROM t | WHERE d > DATE '2024-02-30'"),

  WRONG_TYPE_NAME(
      1012,
      "no such type",
      "The name is no type, or its parameters do not fit.",
      "Take one of the types that the message lists.",
      "PARAM $n NUMBR"),

  TWICE(
      1013,
      "given twice",
      "A clause, option, argument or name stands twice where it may stand once.",
      "Keep one of them.",
      "READ CSV 'a.csv' OPTIONS (header = TRUE, header = FALSE)"),

  NO_LOCATION(
      1014,
      "not a constant place",
      "Files are planned before rows are read, so that a place cannot depend on a row.",
      "Write a string, a parameter, an F-string of parameters, or these joined by ||.",
      "READ PARQUET path"),

  UNCLEAR_POLICY(
      1015,
      "unclear what a clause belongs to",
      "A clause after the last of several items could mean that item or all of them.",
      "Put the items into parentheses, or the one item first.",
      "FROM t | EXTEND f(a) AS x, g(b) AS y ON ERROR SKIP"),

  ARGUMENT_ORDER(
      1016,
      "argument by place after one by name",
      "Arguments by place come first.",
      "Move those with => to the end.",
      "FROM t | SELECT f(x => 1, 2) AS y"),

  METHOD_CALL(
      1017,
      "call on a value",
      "Functions are called by name, not on a value.",
      "Write f(value).",
      "FROM t | SELECT (a).upper() AS b"),

  PIPE_AFTER_VALUE(
      1018,
      "| after a value",
      "The sign | leads rows into an operator; here stands a value.",
      "Write OR for truths, BIT_OR for bits.",
      "FROM t | WHERE (a | LIMIT 1)"),

  WRONG_F_STRING(
      1019,
      "wrong braces in an F-string",
      "Braces enclose an expression.",
      "Write {{ and }} for the signs themselves.",
      "FROM t | SELECT F'{' AS x"),

  UNEVEN_ROWS(
      1020,
      "rows of different lengths",
      "The rows of VALUES differ in their number of values.",
      "Give every row the same number.",
      "VALUES (1, 2), (3)"),

  REPARTITION_BY_ON_SOURCE(
      1021,
      "REPARTITION BY at a source",
      "At a source REPARTITION plans splits of files and moves no rows.",
      "Write | REPARTITION BY key after it.",
      "READ PARQUET 'a/' REPARTITION BY k"),

  FOREIGN_FORM(
      1022,
      "a form of SQL that is written differently here",
      "DPL reads from top to bottom: rows first, then what happens to them.",
      "Write it as the message shows.",
      "FROM t | SELECT a FROM u"),

  PROMPT_ARGUMENT(
      1024,
      "wrong argument of a command of the prompt",
      "A command of the prompt, which starts with a backslash, cannot use what stands behind its "
          + "name.",
      "Type \\? for what each command takes.",
      "\\rows many"),
  UNFINISHED(
      1023,
      "the script ends too early",
      "The text ends inside a statement.",
      "Write what is missing.",
      "FROM t | WHERE");

  private final int number;
  private final String title;
  private final String cause;
  private final String cure;
  private final String example;

  SyntaxCode(int number, String title, String cause, String cure, String example) {
    this.number = number;
    this.title = title;
    this.cause = cause;
    this.cure = cure;
    this.example = example;
  }

  @Override
  public String id() {
    return "DPL" + number;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String cause() {
    return cause;
  }

  @Override
  public String cure() {
    return cure;
  }

  @Override
  public String example() {
    return example;
  }
}

package io.dpl.grammar.reference;

import io.dpl.grammar.reference.OperatorDoc.Kind;
import java.util.List;

/** Statements. */
final class Statements {

  static final List<OperatorDoc> ALL =
      List.of(
          statement(
              "DPL",
              "DPL 'VERSION'",
              "Says which edition of the language the script is written in.",
              "DPL '1.0';"),
          statement(
              "PARAM",
              "PARAM $name TYPE [DEFAULT value] [CHECK (condition)]",
              "Declares a parameter. Values come from -p name=value, from bind or from DEFAULT; parameters are values, never names.",
              "PARAM $n BIGINT DEFAULT 10 CHECK ($n > 0);\nFROM orders\n| LIMIT $n;"),
          statement(
              "INCLUDE",
              "INCLUDE 'file.dpl' [AS name]",
              "Makes the definitions of another script known, under a namespace.",
              "INCLUDE 'lib/text.dpl' AS text;"),
          statement(
              "USE",
              "USE namespace",
              "Sets the namespace in which names without one are looked up.",
              "USE lake.sales;"),
          statement(
              "SET",
              "SET name = value",
              "Changes a setting of the session: exchange, partitions, batch_rows, optimizer.",
              "SET exchange = 'always';"),
          statement(
              "RESET",
              "RESET name | ALL",
              "Takes a setting back to its default.",
              "RESET exchange;"),
          statement(
              "LET",
              "LET name = pipeline",
              "Names a pipeline until the end of the script. One that is used more than once is computed once where that is cheaper.",
              "LET big = FROM orders\n| WHERE total > 100;\nFROM big\n| LIMIT 3;"),
          statement(
              "CREATE VIEW",
              "CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name AS pipeline",
              "Names a pipeline in the catalog.",
              "CREATE VIEW big AS\nFROM orders\n| WHERE total > 100;"),
          statement(
              "CREATE FUNCTION",
              "CREATE [OR REPLACE] FUNCTION name(parameter TYPE, ...) [RETURNS TYPE] AS expression | USING provider 'place' [OPTIONS (...)] [WITH (...)]",
              "Defines a scalar function by an expression, or by code.",
              "CREATE FUNCTION clean(s STRING) RETURNS STRING AS TRIM(LOWER(s));"),
          statement(
              "CREATE OPERATOR",
              "CREATE [OR REPLACE] OPERATOR name(parameter TYPE [DEFAULT value], ...) AS ( | operator ... )",
              "Defines an operator of operators, called with CALL.",
              "CREATE OPERATOR recent(days INTEGER DEFAULT 7) AS (\n  | WHERE age_days <= days\n);"),
          statement(
              "CREATE MODEL",
              "CREATE [OR REPLACE] MODEL name(input TYPE, ...) RETURNS TYPE | (column TYPE, ...) USING provider 'place' [OPTIONS (...)] [WITH (...)] [ON ERROR ...]",
              "Declares a model for APPLY. OPTIONS are the provider's settings, WITH gives resources: CONCURRENCY, BATCH, GPUS, CPUS, MEMORY, TIMEOUT, RETRY.",
              "CREATE MODEL embed(text STRING) RETURNS FLOAT[384]\n  USING BUILTIN 'embed/all-MiniLM-L6-v2'\n  WITH (CONCURRENCY 2, BATCH 64);"),
          statement(
              "CREATE SECRET",
              "CREATE [OR REPLACE] SECRET name OPTIONS (...)",
              "Names a secret; its values are never printed.",
              "CREATE SECRET openai OPTIONS (api_key = ENV('OPENAI_API_KEY'));"),
          statement(
              "DROP",
              "DROP VIEW | FUNCTION | OPERATOR | MODEL | SECRET | TABLE [IF EXISTS] name",
              "Removes a definition.",
              "DROP VIEW IF EXISTS big;"),
          statement(
              "EXPLAIN",
              "EXPLAIN [ANALYZE | LOGICAL | PHYSICAL] [FORMAT name] [ON name (NODES n, ...)] pipeline",
              "Shows the plan of a pipeline with every decision and its reason. ANALYZE also runs it and shows what was measured.",
              "EXPLAIN\nFROM orders\n| WHERE total > 100;"),
          statement(
              "DESCRIBE",
              "DESCRIBE [VIEW | FUNCTION | OPERATOR | MODEL | SECRET | TABLE] name | (pipeline)",
              "Shows what something is: its schema, parameters, settings. Runs nothing.",
              "DESCRIBE (FROM orders | SELECT id);"),
          statement(
              "SHOW",
              "SHOW MODELS | FUNCTIONS | TABLES | ... [LIKE 'pattern']",
              "Lists what there is.",
              "SHOW MODELS LIKE 'clip%';"));

  private Statements() {}

  private static OperatorDoc statement(String name, String syntax, String summary, String example) {
    return new OperatorDoc(Kind.STATEMENT, name, syntax, summary, example);
  }
}

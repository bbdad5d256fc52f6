package io.dpl.grammar.reference;

import io.dpl.grammar.reference.OperatorDoc.Kind;
import java.util.List;

/** Forms of expressions that are no functions. */
final class Expressions {

  static final List<OperatorDoc> ALL =
      List.of(
          expression(
              "CASE",
              "CASE [value] WHEN condition THEN result ... [ELSE result] END",
              "The first result whose condition is true. Only that one is evaluated.",
              "FROM t\n| SELECT CASE WHEN a > 0 THEN 'plus' ELSE 'minus' END AS sign;"),
          expression(
              "CAST",
              "CAST(value AS TYPE), value::TYPE, TRY_CAST(value AS TYPE)",
              "Converts. TRY_CAST gives NULL where the value does not fit.",
              "FROM t\n| SELECT a::DOUBLE AS a, TRY_CAST(b AS DATE) AS b;"),
          expression(
              "IN",
              "value [NOT] IN (value, ...) | (pipeline) | $list",
              "Whether a value is among others.",
              "PARAM $ids BIGINT[];\nFROM t\n| WHERE id IN $ids OR id IN (FROM u | SELECT id);"),
          expression(
              "BETWEEN",
              "value [NOT] BETWEEN low AND high",
              "Whether a value lies between two others, both included.",
              "FROM t\n| WHERE a BETWEEN 1 AND 10;"),
          expression(
              "LIKE",
              "value [NOT] LIKE | ILIKE | GLOB | SIMILAR TO | REGEXP pattern [ESCAPE sign]",
              "Whether a text fits a pattern. ILIKE ignores case; REGEXP finds an RE2 pattern anywhere.",
              "FROM t\n| WHERE name LIKE 'a%' AND name NOT REGEXP '[0-9]+';"),
          expression(
              "IS",
              "value IS [NOT] NULL | TRUE | FALSE | DISTINCT FROM other",
              "Tests that are never NULL.",
              "FROM t\n| WHERE a IS NOT NULL AND a IS DISTINCT FROM b;"),
          expression(
              "EXISTS",
              "[NOT] EXISTS (pipeline)",
              "Whether a pipeline has a row. It may use columns of the row around it.",
              "FROM orders AS o\n| WHERE NOT EXISTS (FROM refunds AS r | WHERE r.order_id = o.id);"),
          expression(
              "ARRAY",
              "ARRAY(pipeline), [value, ...]",
              "The only column of a pipeline as a list, or a list of values. Lists count from 1; xs[2], xs[1:3].",
              "FROM t\n| SELECT ARRAY(FROM u | SELECT id) AS ids, [1, 2, 3] AS xs;"),
          expression(
              "STRUCT",
              "{name: value, ...}",
              "A value with named fields, read as s.name.",
              "FROM t\n| SELECT {id: a, name: b} AS s;"),
          expression(
              "LAMBDA",
              "x -> expression, (x, y) -> expression",
              "A function without a name, as an argument.",
              "FROM t\n| SELECT LIST_TRANSFORM(tags, x -> UPPER(x)) AS tags;"),
          expression(
              "INTERVAL",
              "INTERVAL n UNIT, INTERVAL '1 day 2 hours', 30s, 500ms, 5min, 2h, 1d",
              "An amount of time.",
              "FROM t\n| WHERE placed_at > NOW() - INTERVAL 3 DAY;"),
          expression(
              "EXTRACT",
              "EXTRACT(part FROM value)",
              "A part of a date or time.",
              "FROM t\n| SELECT EXTRACT(year FROM d) AS y;"),
          expression(
              "AT TIME ZONE",
              "value AT TIME ZONE 'name'",
              "A timestamp seen from a zone.",
              "FROM t\n| SELECT ts AT TIME ZONE 'UTC' AS utc;"),
          expression(
              "OVER",
              "function(...) [FILTER (WHERE condition)] OVER name | (PARTITION BY ... ORDER BY ... ROWS ...)",
              "A function over the rows around this one.",
              "FROM t\n| EXTEND ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) AS n;"),
          expression(
              "F-STRING",
              "F'text {expression} text', F$$ ... $$",
              "A text with values in it. {{ and }} are braces.",
              "FROM t\n| SELECT F'{name} is {age}' AS line;"),
          expression(
              "STRING",
              "'text', E'text\\n', $$text$$",
              "A text. '' is a quote; E takes backslash escapes; between $$ everything stands as it is.",
              "FROM t\n| SELECT 'it''s' AS a, E'tab\\t' AS b, $$raw 'text'$$ AS c;"));

  private Expressions() {}

  private static OperatorDoc expression(
      String name, String syntax, String summary, String example) {
    return new OperatorDoc(Kind.EXPRESSION, name, syntax, summary, example);
  }
}

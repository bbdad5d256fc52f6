package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.DuckTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * The three fragments that give each row the number of its range: a sample of the keys of each
 * partition, the bounds of all samples together, the number of a row.
 *
 * <p>Keys are compared as one text: DuckDB's sort key of all of them, NULLs last, in hexadecimal
 * digits, whose order is that of the bytes. Equal keys have equal texts, so that they are never
 * split, NULLs included.
 */
public final class RangeSql {

  private final Span span;

  public RangeSql(Span span) {
    this.span = span;
  }

  /**
   * One row: the keys of {@code most} rows, and how many rows there are.
   *
   * @param keys names of columns of the input
   */
  public FragmentSql sample(String input, List<String> keys, long most) {
    String numbered =
        "SELECT "
            + key(quoted("", keys))
            + " AS \"key\", row_number() OVER () AS \"row\" FROM "
            + input;
    String kept =
        "SELECT arg_min(\"key\", hash(\"row\"), "
            + most
            + ") AS \"keys\", COUNT(*) AS \"rows\" FROM t1";
    return fragment(
        List.of(numbered, kept),
        input,
        List.of(
            new Field("keys", new DplType.ListOf(Simple.STRING), true),
            new Field("rows", Simple.BIGINT, true)));
  }

  /**
   * The least key of each range, ascending: ranges of about equal rows, by the middle of the rows
   * that each key stands for. Counted in whole numbers, so that it repeats exactly.
   */
  public FragmentSql bounds(String input, int ranges) {
    String weighed =
        "SELECT unnest(\"keys\") AS \"key\", (\"rows\" * 4096) // len(\"keys\") AS \"rows\" FROM "
            + input;
    String together = "SELECT \"key\", SUM(\"rows\") AS \"rows\" FROM t1 GROUP BY \"key\"";
    String placed =
        "SELECT \"key\", CAST(((2 * SUM(\"rows\") OVER (ORDER BY \"key\" ROWS UNBOUNDED PRECEDING)"
            + " - \"rows\") * "
            + ranges
            + ") // (2 * SUM(\"rows\") OVER ()) AS INTEGER) AS \"range\" FROM t2";
    String least = "SELECT \"range\", MIN(\"key\") AS \"least\" FROM t3 GROUP BY \"range\"";
    return fragment(
        List.of(weighed, together, placed, least),
        input,
        List.of(new Field("range", Simple.INTEGER, true), new Field("least", Simple.STRING, true)));
  }

  /** All columns of the rows, and the number of the range. */
  public FragmentSql numbers(
      String rows, Schema schema, List<String> keys, String bounds, String number) {
    List<Field> fields = new ArrayList<>(schema.fields());
    List<String> columns = quoted("r.", fields.stream().map(Field::name).toList());
    fields.add(new Field(number, Simple.INTEGER, true));
    String numbered =
        "SELECT "
            + String.join(", ", columns)
            + ", COALESCE(b.\"range\", 0) AS "
            + DuckTypes.quoted(number)
            + " FROM "
            + rows
            + " AS r ASOF LEFT JOIN "
            + bounds
            + " AS b ON "
            + key(quoted("r.", keys))
            + " >= b.\"least\"";
    return fragment(List.of(numbered), rows, fields);
  }

  private static List<String> quoted(String table, List<String> names) {
    return names.stream().map(name -> table + DuckTypes.quoted(name)).toList();
  }

  private static String key(List<String> columns) {
    String order = ", 'ASC NULLS LAST'";
    StringBuilder text = new StringBuilder("hex(CAST(create_sort_key(");
    columns.forEach(column -> text.append(column).append(order).append(", "));
    // A text at the end keeps short keys from becoming one number, whose type would be another.
    return text.append("''").append(order).append(") AS BLOB))").toString();
  }

  private FragmentSql fragment(List<String> sql, String from, List<Field> fields) {
    List<PlanNode.Fragment.Step> steps = new ArrayList<>();
    for (String each : sql) {
      String name = "t" + (steps.size() + 1);
      steps.add(new PlanNode.Fragment.Step(name, each, span, from, List.of()));
    }
    return new FragmentSql(steps, new Schema(fields));
  }
}

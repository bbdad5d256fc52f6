package io.dpl.compiler.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.dpl.api.type.DplType;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.SharedScan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of expression, run on DuckDB: value and type must be as declared. */
class SqlExpressionTest {

  private static final String COLUMNS =
      "i INTEGER, j INTEGER, s STRING, n STRING, d DOUBLE, t BOOLEAN, f BOOLEAN, u BOOLEAN,"
          + " xs BIGINT[], st STRUCT(\"a b\" INTEGER, c STRING), m MAP(STRING, INTEGER),"
          + " \"we\"\"ird\" INTEGER";

  private static Duck duck;

  @BeforeAll
  static void open() {
    duck = new Duck();
    duck.run(
        "CREATE TABLE data AS SELECT 7 AS i, CAST(NULL AS INTEGER) AS j, 'seven' AS s,"
            + " CAST(NULL AS VARCHAR) AS n, CAST(2.5 AS DOUBLE) AS d, TRUE AS t, FALSE AS f,"
            + " CAST(NULL AS BOOLEAN) AS u, CAST([1, 2, 3] AS BIGINT[]) AS xs,"
            + " {'a b': 4, 'c': 'x'} AS st, MAP {'k': 9} AS m, 11 AS \"we\"\"ird\"");
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  private final Plans p = new Plans();
  private final RelNode data =
      SharedScan.create(
          p.cluster,
          "data",
          p.cluster
              .getTypeFactory()
              .createStructType(p.type("STRUCT(" + COLUMNS + ")").getFieldList()),
          1);
  private final List<DynamicTest> tests = new ArrayList<>();

  private RexNode col(String name) {
    return p.builder().push(data).field(name);
  }

  private void check(RexNode expression, String expected) {
    tests.add(
        DynamicTest.dynamicTest(
            (tests.size() + 1) + " " + expression + " is " + expected,
            () -> {
              RelNode plan =
                  p.builder().push(data).project(List.of(expression), List.of("x"), true).build();
              FragmentSql sql = new SqlWriter(p.cluster).write(plan, Map.of(data, "data"));
              assertThat(duck.ask(sql.text()).rows()).as(sql.text()).containsExactly(expected);
              String type = DuckTypes.text(sql.schema().fields().get(0).type());
              assertThat(duck.ask("SELECT typeof(x) FROM (" + sql.text() + ")").rows())
                  .isEqualTo(duck.ask("SELECT typeof(CAST(NULL AS " + type + "))").rows());
            }));
  }

  private RexNode lit(Object value, String type) {
    return p.literal(value, type);
  }

  private RexNode raw(Comparable<?> value, String type) {
    return p.rex.makeLiteral(value, p.types.toRel(DplType.parse(type), false), false);
  }

  @TestFactory
  Stream<DynamicTest> literals() {
    check(p.integer(5), "5");
    check(p.integer(-5), "-5");
    check(p.integer(Integer.MIN_VALUE), "-2147483648");
    check(lit(5, "TINYINT"), "5");
    check(lit(-128, "TINYINT"), "-128");
    check(lit(5, "SMALLINT"), "5");
    check(lit(5, "BIGINT"), "5");
    check(lit(Long.MIN_VALUE, "BIGINT"), "-9223372036854775808");
    check(lit("1.25", "STRING"), "1.25");
    check(lit(new BigDecimal("1.25"), "DECIMAL(5,2)"), "1.25");
    check(lit(new BigDecimal("-0.5"), "DECIMAL(38,10)"), "-0.5000000000");
    check(
        lit(new BigDecimal("12345678901234567890123456789012345678"), "DECIMAL(38,0)"),
        "12345678901234567890123456789012345678");
    check(lit(new BigDecimal("1.5"), "DOUBLE"), "1.5");
    check(lit(new BigDecimal("1e300"), "DOUBLE"), "1.0E300");
    check(lit(new BigDecimal("0.1"), "FLOAT"), "0.1");
    check(raw(Double.NaN, "DOUBLE"), "NaN");
    check(raw(Double.NEGATIVE_INFINITY, "DOUBLE"), "-Infinity");
    check(p.rex.makeLiteral(true), "true");
    check(p.rex.makeLiteral(false), "false");
    check(p.text("it's"), "it's");
    check(p.text(""), "");
    check(p.text("größe {0} \\ \" %"), "größe {0} \\ \" %");
    check(p.pure("length({0})", "BIGINT", p.text("a\0b")), "3");
    check(p.rex.makeLiteral("plain"), "plain");
    check(p.pure("hex({0})", "STRING", raw(ByteString.of("00ff10", 16), "BLOB")), "00FF10");
    check(p.pure("octet_length({0})", "BIGINT", raw(ByteString.EMPTY, "BLOB")), "0");
    check(raw(new DateString("2024-02-29"), "DATE"), "2024-02-29");
    check(raw(new TimeString("01:02:03.5"), "TIME"), "01:02:03.500");
    check(
        p.pure("strftime({0}, '%x %X.%f')", "STRING", raw(stamp(), "TIMESTAMP")),
        "2024-01-02 03:04:05.123456");
    check(p.pure("epoch_us({0})", "BIGINT", raw(stamp(), "TIMESTAMPTZ")), "1704164645123456");
    check(p.pure("CAST({0} AS VARCHAR)", "STRING", interval(90_061_500)), "1 day 01:01:01.5");
    check(p.pure("CAST({0} AS VARCHAR)", "STRING", interval(-86_400_000)), "-1 day");
    check(p.pure("CAST({0} AS VARCHAR)", "STRING", months(14)), "1 year 2 months");
    for (String type :
        List.of(
            "BOOLEAN",
            "INTEGER",
            "DOUBLE",
            "STRING",
            "BLOB",
            "DATE",
            "TIMESTAMP",
            "TIMESTAMPTZ",
            "INTERVAL",
            "DECIMAL(9,3)",
            "STRING[]",
            "FLOAT[3]",
            "STRUCT(a INTEGER)",
            "MAP(STRING, BIGINT)",
            "NULL")) {
      check(p.rex.makeNullLiteral(p.type(type)), "null");
    }
    return tests.stream();
  }

  private static TimestampString stamp() {
    return new TimestampString("2024-01-02 03:04:05.123456");
  }

  private RexNode interval(long millis) {
    return p.rex.makeIntervalLiteral(
        BigDecimal.valueOf(millis),
        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
  }

  private RexNode months(int count) {
    return p.rex.makeIntervalLiteral(
        BigDecimal.valueOf(count),
        new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
  }

  @TestFactory
  Stream<DynamicTest> comparisons() {
    SqlOperator[] operators = {
      EQUALS,
      NOT_EQUALS,
      LESS_THAN,
      LESS_THAN_OR_EQUAL,
      GREATER_THAN,
      GREATER_THAN_OR_EQUAL,
      IS_DISTINCT_FROM,
      IS_NOT_DISTINCT_FROM
    };
    String[] same = {"false", "true", "true", "true", "false", "false", "true", "false"};
    String[] withNull = {"null", "null", "null", "null", "null", "null", "true", "false"};
    for (int i = 0; i < operators.length; i++) {
      check(p.call(operators[i], col("i"), p.integer(8)), same[i]);
      check(p.call(operators[i], col("j"), p.integer(8)), withNull[i]);
    }
    check(p.call(IS_NOT_DISTINCT_FROM, col("j"), lit(null, "INTEGER")), "true");
    check(p.call(EQUALS, col("s"), p.text("seven")), "true");
    check(p.call(LESS_THAN, col("s"), p.text("Seven")), "false");
    check(p.call(EQUALS, col("we\"ird"), p.integer(11)), "true");
    check(p.call(GREATER_THAN, raw(Double.NaN, "DOUBLE"), col("d")), "true");
    check(p.call(IS_NULL, col("j")), "true");
    check(p.call(IS_NULL, col("i")), "false");
    check(p.call(IS_NOT_NULL, col("j")), "false");
    check(p.call(LIKE, col("s"), p.text("se%")), "true");
    check(p.call(LIKE, col("s"), p.text("s!%"), p.text("!")), "false");
    check(p.call(NOT, p.call(LIKE, col("n"), p.text("a"))), "null");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> logic() {
    String[] names = {"t", "f", "u"};
    String[][] and = {
      {"true", "false", "null"}, {"false", "false", "false"}, {"null", "false", "null"}
    };
    String[][] or = {{"true", "true", "true"}, {"true", "false", "null"}, {"true", "null", "null"}};
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        check(p.call(AND, col(names[a]), col(names[b])), and[a][b]);
        check(p.call(OR, col(names[a]), col(names[b])), or[a][b]);
      }
    }
    SqlOperator[] tests3 = {IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, NOT};
    String[][] is = {
      {"true", "false", "false"},
      {"false", "true", "true"},
      {"false", "true", "false"},
      {"true", "false", "true"},
      {"false", "true", "null"}
    };
    for (int a = 0; a < tests3.length; a++) {
      for (int b = 0; b < 3; b++) {
        check(p.call(tests3[a], col(names[b])), is[a][b]);
      }
    }
    check(p.call(AND, p.call(OR, col("f"), col("t")), p.call(NOT, col("f"))), "true");
    check(p.call(NOT, p.call(OR, col("f"), col("f"))), "true");
    check(p.call(AND, col("t"), col("t"), col("u")), "null");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> choices() {
    check(p.call(CASE, col("t"), p.integer(1), p.integer(2)), "1");
    check(p.call(CASE, col("u"), p.integer(1), p.integer(2)), "2");
    check(p.call(CASE, col("f"), p.integer(1), col("t"), p.integer(3), p.integer(2)), "3");
    check(p.call(CASE, col("f"), p.text("a"), lit(null, "STRING")), "null");
    check(p.call(COALESCE, col("j"), col("i")), "7");
    check(p.call(COALESCE, col("n"), col("n"), p.text("z")), "z");
    check(p.call(NULLIF, col("i"), p.integer(7)), "null");
    check(p.call(NULLIF, col("i"), p.integer(8)), "7");
    check(p.call(PLUS, col("i"), p.call(MULTIPLY, col("i"), p.integer(2))), "21");
    check(p.call(MINUS, col("i"), p.call(MINUS, col("i"), p.integer(2))), "2");
    check(p.call(UNARY_MINUS, col("i")), "-7");
    check(p.call(CONCAT, col("s"), p.text("!")), "seven!");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> casts() {
    String[][] cases = {
      {"i", "BIGINT", "7"},
      {"i", "DOUBLE", "7.0"},
      {"i", "FLOAT", "7.0"},
      {"i", "SMALLINT", "7"},
      {"i", "DECIMAL(9,2)", "7.00"},
      {"i", "STRING", "7"},
      {"i", "BOOLEAN", "true"},
      {"d", "INTEGER", "2"},
      {"d", "DECIMAL(4,1)", "2.5"},
      {"t", "INTEGER", "1"},
      {"n", "INTEGER", "null"},
      {"j", "STRING", "null"},
      {"xs", "INTEGER[]", "[1, 2, 3]"},
      {"xs", "FLOAT[3]", "[1.0, 2.0, 3.0]"},
      {"xs", "STRING[]", "[1, 2, 3]"},
      {"st", "STRUCT(\"a b\" BIGINT, c STRING)", "{'a b': 4, 'c': x}"},
      {"m", "MAP(STRING, BIGINT)", "{k=9}"}
    };
    for (String[] each : cases) {
      check(p.rex.makeAbstractCast(p.type(each[1]), col(each[0]), false), each[2]);
    }
    check(p.rex.makeAbstractCast(p.type("INTEGER"), col("s"), true), "null");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> searches() {
    check(search(points(1, 7, 9), RexUnknownAs.UNKNOWN, "i"), "true");
    check(search(points(1, 9), RexUnknownAs.UNKNOWN, "i"), "false");
    check(search(points(1, 9), RexUnknownAs.UNKNOWN, "j"), "null");
    check(search(points(1, 9), RexUnknownAs.TRUE, "j"), "true");
    check(search(points(1, 9), RexUnknownAs.FALSE, "j"), "false");
    check(search(points(7), RexUnknownAs.UNKNOWN, "i"), "true");
    check(search(without(1, 7), RexUnknownAs.UNKNOWN, "i"), "false");
    check(search(without(1, 2), RexUnknownAs.UNKNOWN, "i"), "true");
    check(search(without(1, 2), RexUnknownAs.TRUE, "j"), "true");
    check(search(without(1, 2), RexUnknownAs.FALSE, "j"), "false");
    check(search(ranges(Range.closed(number(1), number(7))), RexUnknownAs.UNKNOWN, "i"), "true");
    check(
        search(ranges(Range.closedOpen(number(1), number(7))), RexUnknownAs.UNKNOWN, "i"), "false");
    check(
        search(
            ranges(Range.lessThan(number(1)), Range.atLeast(number(7))), RexUnknownAs.UNKNOWN, "i"),
        "true");
    check(
        search(ranges(Range.lessThan(number(1)), Range.atLeast(number(8))), RexUnknownAs.TRUE, "j"),
        "true");
    return tests.stream();
  }

  private static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }

  @SafeVarargs
  private static ImmutableRangeSet<BigDecimal> ranges(Range<BigDecimal>... ranges) {
    TreeRangeSet<BigDecimal> set = TreeRangeSet.create();
    List.of(ranges).forEach(set::add);
    return ImmutableRangeSet.copyOf(set);
  }

  private static ImmutableRangeSet<BigDecimal> points(int... values) {
    TreeRangeSet<BigDecimal> set = TreeRangeSet.create();
    for (int value : values) {
      set.add(Range.singleton(number(value)));
    }
    return ImmutableRangeSet.copyOf(set);
  }

  private static ImmutableRangeSet<BigDecimal> without(int... values) {
    return points(values).complement();
  }

  private RexNode search(ImmutableRangeSet<BigDecimal> set, RexUnknownAs nulls, String column) {
    RelDataType type = p.type("INTEGER");
    RexNode sarg = p.rex.makeSearchArgumentLiteral(Sarg.of(nulls, set), type);
    return p.call(SEARCH, col(column), sarg);
  }

  @TestFactory
  Stream<DynamicTest> nested() {
    check(p.rex.makeFieldAccess(col("st"), "a b", true), "4");
    check(p.rex.makeFieldAccess(col("st"), "c", true), "x");
    check(p.call(ITEM, col("xs"), p.integer(2)), "2");
    check(p.call(ITEM, col("m"), p.text("k")), "9");
    check(p.call(ITEM, col("m"), p.text("z")), "null");
    check(
        p.rex.makeCall(
            p.type("STRUCT(a INTEGER, \"b c\" STRING)"), ROW, List.of(col("i"), col("n"))),
        "{'a': 7, 'b c': NULL}");
    check(
        p.rex.makeCall(p.type("BIGINT[]"), ARRAY_VALUE_CONSTRUCTOR, List.of(col("i"), col("j"))),
        "[7, NULL]");
    check(p.rex.makeCall(p.type("STRING[]"), ARRAY_VALUE_CONSTRUCTOR, List.of()), "[]");
    check(
        p.rex.makeCall(
            p.type("FLOAT[2]"), ARRAY_VALUE_CONSTRUCTOR, List.of(p.integer(1), p.integer(2))),
        "[1.0, 2.0]");
    check(
        p.rex.makeCall(
            p.type("MAP(STRING, BIGINT)"), MAP_VALUE_CONSTRUCTOR, List.of(p.text("a"), col("i"))),
        "{a=7}");
    check(p.rex.makeCall(p.type("MAP(STRING, BIGINT)"), MAP_VALUE_CONSTRUCTOR, List.of()), "{}");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> templates() {
    check(p.pure("({0} + {1})", "BIGINT", col("i"), p.integer(1)), "8");
    check(
        p.pure(
            "{0} + {1}", "INTEGER", col("i"), p.pure("{0} * {1}", "INTEGER", col("i"), col("i"))),
        "56");
    check(
        p.pure(
            "{0} * {1}", "INTEGER", p.pure("{0} + {1}", "INTEGER", col("i"), col("i")), col("i")),
        "98");
    check(p.pure("concat({*})", "STRING", col("s"), p.text("{0}"), p.text("$1\\")), "seven{0}$1\\");
    check(p.pure("'{0}' || {0}", "STRING", col("s")), "{0}seven");
    check(p.pure("pi()", "FLOAT"), "3.1415927");
    check(p.pure("{0}[1]", "BIGINT", col("xs")), "1");
    check(
        p.pure("list_transform({*})", "BIGINT[]", col("xs"), plus("x", lambdaRef("x"), col("i"))),
        "[8, 9, 10]");
    check(
        p.pure("list_transform({*})", "BIGINT[]", col("xs"), plus("i", lambdaRef("i"), col("i"))),
        "[8, 9, 10]");
    RexNode inner =
        p.pure(
            "list_transform({*})",
            "BIGINT[]",
            col("xs"),
            plus("y", lambdaRef("x"), lambdaRef("y")));
    RexNode outer = p.rex.makeLambdaCall(inner, List.of(lambdaRef("x")));
    check(
        p.pure("list_transform({*})", "BIGINT[][]", col("xs"), outer),
        "[[2, 3, 4], [3, 4, 5], [4, 5, 6]]");
    return tests.stream();
  }

  private RexLambdaRef lambdaRef(String name) {
    return new RexLambdaRef(0, name, p.type("BIGINT"));
  }

  private RexNode plus(String parameter, RexNode a, RexNode b) {
    return p.rex.makeLambdaCall(
        p.pure("({0} + {1})", "BIGINT", a, b), List.of(lambdaRef(parameter)));
  }
}

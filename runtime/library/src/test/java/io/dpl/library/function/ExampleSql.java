package io.dpl.library.function;

import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SignatureMatch;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.SqlFunction;
import io.dpl.api.library.Registry;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.library.Duck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the SQL of an example the way the compiler does: choose the signature, convert the
 * arguments, fill the template. Whatever is no function of the library is SQL already.
 */
public final class ExampleSql {

  private static final Pattern PIPELINE =
      Pattern.compile("(VALUES .*) AS (t\\(.*?\\)) \\| (?:AGGREGATE|SELECT) (.*) AS r");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final Registry registry;
  private final Duck duck;
  private final String from;

  private ExampleSql(Registry registry, Duck duck, String from) {
    this.registry = registry;
    this.duck = duck;
    this.from = from;
  }

  /** The rows of an example, joined by {@code ; }. */
  static String run(Registry registry, Duck duck, String example) throws SQLException {
    Matcher pipeline = PIPELINE.matcher(example);
    String from =
        pipeline.matches() ? " FROM (" + pipeline.group(1) + ") AS " + pipeline.group(2) : "";
    String expression = pipeline.matches() ? pipeline.group(3) : example;
    String sql = new ExampleSql(registry, duck, from).expand(expression);
    List<String> rows = duck.rows("SELECT CAST(" + sql + " AS VARCHAR) AS r" + from);
    return String.join("; ", rows).replace("null", "NULL");
  }

  private String expand(String text) throws SQLException {
    StringBuilder sql = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      Matcher name = NAME.matcher(text).region(at, text.length());
      if (c == '\'') {
        int end = text.indexOf('\'', at + 1) + 1;
        sql.append(text, at, end);
        at = end;
      } else if (name.lookingAt()) {
        int open = name.end();
        Optional<FunctionDefinition> function =
            open < text.length() && text.charAt(open) == '('
                ? registry.function(name.group())
                : Optional.empty();
        if (function.isEmpty()) {
          sql.append(name.group());
          at = open;
        } else {
          int close = closing(text, open);
          String over = "";
          int end = close + 1;
          if (text.startsWith(" OVER (", end)) {
            over = text.substring(end, closing(text, end + 6) + 1);
            end += over.length();
          }
          sql.append(call(function.get(), text.substring(open + 1, close), over));
          at = end;
        }
      } else {
        sql.append(c);
        at++;
      }
    }
    return sql.toString();
  }

  private String call(FunctionDefinition function, String inside, String over) throws SQLException {
    int order = inside.indexOf(" ORDER BY ");
    String list = order < 0 ? inside : inside.substring(0, order);
    List<String> arguments = new ArrayList<>();
    List<DplType> types = new ArrayList<>();
    for (String part : list.equals("*") ? List.<String>of() : split(list)) {
      int arrow = part.indexOf("->");
      if (arrow < 0) {
        arguments.add(expand(part));
        types.add(type(arguments.get(arguments.size() - 1)));
      } else {
        String parameters = part.substring(0, arrow).replaceAll("[() ]", "");
        arguments.add("lambda " + parameters + ": " + expand(part.substring(arrow + 2)));
        types.add(body(arguments));
      }
    }
    Signature best = null;
    SignatureMatch match = null;
    for (Signature signature : function.signatures()) {
      Optional<SignatureMatch> found = signature.match(types);
      if (found.isPresent() && (match == null || found.get().conversions() < match.conversions())) {
        best = signature;
        match = found.get();
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(function.name() + " has no signature for " + types);
    }
    for (int i = 0; i < arguments.size(); i++) {
      DplType wanted = match.arguments().get(i);
      if (!wanted.equals(types.get(i)) && wanted != Simple.NULL) {
        arguments.set(i, "CAST(" + arguments.get(i) + " AS " + wanted + ")");
      }
    }
    if (function instanceof SqlAggregate aggregate) {
      String sql = fill(aggregate.whole(), arguments, match.returns());
      String keys = order < 0 ? "" : inside.substring(order);
      String ordered = sql.substring(0, sql.length() - 1) + keys + ")";
      return "CAST(" + ordered + over + " AS " + match.returns() + ")";
    }
    String sql = fill(((SqlFunction) function).sql(best), arguments, match.returns());
    DplType real = type(sql);
    if (!real.equals(match.returns())) {
      throw new IllegalArgumentException(
          best + " with " + types + " gives " + real + " and not " + match.returns());
    }
    return sql;
  }

  /** The type of a lambda's body, found by running it over the list before it. */
  private DplType body(List<String> arguments) throws SQLException {
    String lambda = arguments.get(arguments.size() - 1);
    return lambda.contains(",")
        ? Simple.NULL
        : ((DplType.ListOf) type("list_transform(" + arguments.get(0) + ", " + lambda + ")"))
            .element();
  }

  private static String fill(String template, List<String> arguments, DplType returns) {
    String sql =
        template
            .replace("{*}", String.join(", ", arguments))
            .replace("{returns}", returns.toString());
    for (int i = 0; i < arguments.size(); i++) {
      sql = sql.replace("{" + i + "}", arguments.get(i));
    }
    return sql;
  }

  private DplType type(String sql) throws SQLException {
    String text = duck.rows("SELECT typeof(" + sql + ")" + from + " LIMIT 1").get(0);
    return DplType.parse(text);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(text);
  }

  /** The arguments of a call, options among them. */
  public static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        parts.add(list.substring(from, i).strip());
        from = i + 1;
      }
    }
    if (!list.substring(from).isBlank()) {
      parts.add(list.substring(from).strip());
    }
    return parts;
  }
}

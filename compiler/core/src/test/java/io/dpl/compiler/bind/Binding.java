package io.dpl.compiler.bind;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.Sink;
import io.dpl.grammar.ScriptParser;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;

/** Binds the texts of tests. */
final class Binding {

  private Binding() {}

  /** A world that has nothing but the sources of {@link TestLibrary}. */
  private record World() implements Probe, Storage {
    @Override
    public Storage storage() {
      return this;
    }

    @Override
    public Schema describe(String tableExpression) {
      throw new UnsupportedOperationException(tableExpression);
    }

    @Override
    public List<FileInfo> list(String location, boolean followLinks) {
      return List.of();
    }

    @Override
    public FileInfo info(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public InputStream open(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public RangeSource ranges(String path) {
      throw new UnsupportedOperationException(path);
    }
  }

  static Bound bind(String text, Map<String, Object> parameters) {
    BindContext context =
        new BindContext(
            TestLibrary.registry(),
            new World(),
            parameters,
            Map.of("HOME", "/home/dpl"),
            Settings.DEFAULT);
    return Binder.bind(ScriptParser.parse("test.dpl", text).orThrow(), context);
  }

  static LogicalPlan plan(String text) {
    return bind(text, Map.of()).plan();
  }

  /** All relational plans, shared ones first. */
  static String rels(String text) {
    LogicalPlan plan = plan(text);
    StringBuilder all = new StringBuilder();
    plan.shared().forEach(s -> all.append(s.name()).append(":\n").append(text(s.rel())));
    plan.sinks().forEach(s -> all.append(text(s.rel())));
    return all.toString().stripTrailing();
  }

  private static String text(RelNode rel) {
    return RelOptUtil.toString(rel).replace("\r", "");
  }

  /** The columns of the last result or write, with their types. */
  static String columns(String text) {
    LogicalPlan plan = plan(text);
    Sink sink = plan.sinks().get(plan.sinks().size() - 1);
    RelTypes types = io.dpl.compiler.rel.Clusters.types(sink.rel().getCluster());
    List<io.dpl.api.type.Field> fields = types.schema(sink.rel().getRowType()).fields();
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < sink.columns().size(); i++) {
      columns
          .append(i == 0 ? "" : ", ")
          .append(sink.columns().get(i))
          .append(' ')
          .append(fields.get(i).type());
    }
    return columns.toString();
  }

  /** The type of an expression over the photos. */
  static String type(String expression) {
    String columns = columns("READ PARQUET 'photos.parquet' AS p | SELECT " + expression + " AS x");
    return columns.substring(2);
  }

  /** The expression as the plan has it. */
  static String rex(String expression) {
    String plan = rels("READ PARQUET 'photos.parquet' AS p | SELECT " + expression + " AS x");
    String line = plan.lines().findFirst().orElseThrow();
    return line.substring("LogicalProject(x=[".length(), line.length() - 2);
  }

  /** What is wrong: code, place, message, one a line. */
  static String errors(String text) {
    return errors(text, Map.of());
  }

  static String errors(String text, Map<String, Object> parameters) {
    try {
      bind(text, parameters);
      return "";
    } catch (DplException e) {
      return e.diagnostics().stream().map(Binding::line).collect(Collectors.joining("\n"));
    }
  }

  private static String line(Diagnostic d) {
    return d.code().id() + " " + d.span().line() + ":" + d.span().column() + " " + d.message();
  }

  /** What is wrong, with help. */
  static String mistakes(String text) {
    try {
      bind(text, Map.of());
      return "nothing is wrong";
    } catch (DplException e) {
      return e.diagnostics().stream()
          .map(d -> line(d) + d.help().stream().map(h -> "\n  " + h).collect(Collectors.joining()))
          .collect(Collectors.joining("\n"));
    }
  }

  /** The help of the first error. */
  static String help(String text) {
    try {
      bind(text, Map.of());
      return "";
    } catch (DplException e) {
      return String.join("; ", e.diagnostics().get(0).help());
    }
  }
}

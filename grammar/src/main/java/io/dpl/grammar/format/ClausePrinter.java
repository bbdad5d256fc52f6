package io.dpl.grammar.format;

import io.dpl.grammar.ByteSizes;
import io.dpl.grammar.tree.BatchSize;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Distribution;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Named;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Outputs;
import io.dpl.grammar.tree.Partitioning;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.TableAlias;
import io.dpl.grammar.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the clauses that many statements and operators share. */
final class ClausePrinter implements Partitioning.Visitor<Doc>, BatchSize.Visitor<Doc> {

  private final Printers printers;

  ClausePrinter(Printers printers) {
    this.printers = printers;
  }

  private Doc expression(Expression expression) {
    return printers.expressions.print(expression);
  }

  Doc named(Named named) {
    return aliased(named.value(), named.alias());
  }

  Doc aliased(Expression value, io.dpl.grammar.tree.@Nullable Name alias) {
    return alias == null
        ? expression(value)
        : Doc.concat(expression(value), Doc.text(" AS " + Words.name(alias)));
  }

  String outputs(@Nullable Outputs outputs) {
    if (outputs == null) {
      return "";
    }
    return outputs.unpacked()
        ? " AS " + Words.names(outputs.names())
        : " AS " + Words.name(outputs.names().get(0));
  }

  String alias(@Nullable TableAlias alias) {
    if (alias == null) {
      return "";
    }
    String columns = alias.columns().isEmpty() ? "" : Words.names(alias.columns());
    return " AS " + Words.name(alias.name()) + columns;
  }

  Doc formals(String open, List<Formal> formals, String close) {
    return Doc.enclosed(open, formals.stream().map(this::formal).toList(), close);
  }

  private Doc formal(Formal formal) {
    Doc declared = Doc.text(Words.name(formal.name()) + " " + Words.type(formal.type().type()));
    return formal.defaultValue() == null
        ? declared
        : Doc.concat(declared, Doc.text(" DEFAULT "), expression(formal.defaultValue()));
  }

  Doc options(List<Option> options) {
    List<Doc> all = new ArrayList<>();
    for (Option option : options) {
      all.add(Doc.concat(Doc.text(Words.name(option.name()) + " = "), expression(option.value())));
    }
    return Doc.enclosed("OPTIONS (", all, ")");
  }

  Doc resources(String open, List<Resource> resources) {
    List<Doc> all = new ArrayList<>();
    for (Resource resource : resources) {
      Doc value =
          resource.values().size() == 1
              ? expression(resource.values().get(0))
              : Doc.enclosed("(", printers.expressions.all(resource.values()), ")");
      all.add(Doc.concat(Doc.text(Words.name(resource.name()) + " "), value));
    }
    return Doc.enclosed(open, all, ")");
  }

  Doc onError(OnError policy) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("ON ERROR " + policy.action()));
    if (policy.into() != null) {
      parts.add(Doc.text(" INTO " + Words.name(policy.into())));
    }
    if (policy.location() != null) {
      parts.add(Doc.text(" "));
      parts.add(expression(policy.location()));
    }
    if (!policy.options().isEmpty()) {
      parts.add(Doc.text(" "));
      parts.add(options(policy.options()));
    }
    if (policy.limit() != null) {
      parts.add(Doc.text(" LIMIT "));
      parts.add(expression(policy.limit()));
      parts.add(Doc.text(policy.percent() ? " PERCENT" : ""));
    }
    return new Doc.Concat(parts);
  }

  /** The clauses, each in a line of its own if the group around is broken. */
  List<Doc> clauses(Clauses clauses) {
    List<Doc> all = new ArrayList<>();
    if (!clauses.resources().isEmpty()) {
      all.add(resources("WITH (", clauses.resources()));
    }
    if (clauses.onError() != null) {
      all.add(onError(clauses.onError()));
    }
    return all;
  }

  /** A text followed by clauses that move to lines of their own if they do not fit. */
  static Doc followed(Doc first, int indent, List<Doc> clauses) {
    if (clauses.isEmpty()) {
      return first;
    }
    List<Doc> all = new ArrayList<>();
    for (Doc clause : clauses) {
      all.add(Doc.LINE);
      all.add(clause);
    }
    return Doc.group(first, new Doc.Nest(indent, new Doc.Concat(all)));
  }

  Doc windows(List<WindowDefinition> windows) {
    Doc all =
        ExpressionPrinter.commas(
            windows,
            w ->
                Doc.concat(
                    Doc.text(Words.name(w.name()) + " AS "),
                    printers.expressions.window(w.window())));
    return Doc.group(Doc.text("WINDOW "), Doc.nest(2, all));
  }

  // ------------------------------------------------------------------------ partitions, batches

  Doc partitioning(Partitioning partitioning) {
    return partitioning.accept((Partitioning.Visitor<Doc>) this);
  }

  Doc batch(BatchSize size) {
    return size.accept((BatchSize.Visitor<Doc>) this);
  }

  @Override
  public Doc visitAuto(Partitioning.Auto node) {
    return Doc.text("AUTO");
  }

  @Override
  public Doc visitCount(Partitioning.Count node) {
    Doc into = Doc.text(node.by() == null ? "" : "INTO ");
    Doc by = node.by() == null ? Doc.NOTHING : Doc.concat(Doc.text(" "), by(node.by()));
    Doc still = Doc.text(node.noShuffle() ? " NO SHUFFLE" : "");
    return Doc.concat(into, expression(node.count()), by, still);
  }

  @Override
  public Doc visitBy(Partitioning.By node) {
    return by(node.by());
  }

  private Doc by(Distribution by) {
    List<Doc> keys = printers.expressions.all(by.keys());
    return Doc.concat(Doc.text("BY "), Doc.enclosed(by.method() + "(", keys, ")"));
  }

  @Override
  public Doc visitTarget(Partitioning.Target node) {
    return Doc.concat(Doc.text("TARGET "), expression(node.size()));
  }

  @Override
  public Doc visitAuto(BatchSize.Auto node) {
    return Doc.text("AUTO");
  }

  @Override
  public Doc visitRows(BatchSize.Rows node) {
    return expression(node.rows());
  }

  @Override
  public Doc visitBytes(BatchSize.Bytes node) {
    return printers.verbatim(node.span(), ByteSizes.print(node.bytes()));
  }
}

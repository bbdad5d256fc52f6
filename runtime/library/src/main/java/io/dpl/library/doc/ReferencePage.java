package io.dpl.library.doc;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.library.Registry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes pages of the reference as Markdown. */
public final class ReferencePage {

  private static final String MADE =
      "<!-- Made from the definitions by ReferencePageTest; edit those, not this page. -->\n\n";

  private ReferencePage() {}

  /** All functions by group. */
  public static String functions(Registry registry) {
    Map<String, List<FunctionDefinition>> groups =
        registry.functions().stream()
            .collect(
                Collectors.groupingBy(
                    function -> function.doc().group(), TreeMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(MADE).append("# Functions\n\n");
    page.append(
        "Names are found in any case. `T`, `K`, `V` stand for any type, `N` for any number, `n` for"
            + " any dimension;\n`...` takes one value or more, `name => TYPE = default` is an option"
            + " that must be constant.\nA NULL argument gives NULL unless the entry says otherwise."
            + "\n\n");
    groups.forEach(
        (group, functions) ->
            page.append("- [")
                .append(group)
                .append("](#")
                .append(anchor(group))
                .append("): ")
                .append(
                    functions.stream()
                        .map(function -> "`" + function.name() + "`")
                        .collect(Collectors.joining(", ")))
                .append('\n'));
    groups.forEach(
        (group, functions) -> {
          page.append("\n## ").append(group).append('\n');
          functions.forEach(function -> page.append('\n').append(function(function)));
        });
    return page.toString();
  }

  /** One function: how it is called, what it returns, an example. */
  public static String function(FunctionDefinition function) {
    StringBuilder text = new StringBuilder("### ").append(function.name()).append("\n\n```\n");
    for (Signature signature : function.signatures()) {
      text.append(signature).append('\n');
    }
    text.append("```\n\n").append(prose(function.doc(), traits(function)));
    String example = function.doc().example();
    String result = function.doc().result();
    return text.append("\nExample: `")
        .append(example)
        .append(result.isEmpty() ? "`\n" : "` gives `" + result + "`\n")
        .toString();
  }

  private static String prose(FunctionDoc doc, String more) {
    String details = (doc.details() + " " + more).strip();
    return doc.summary() + "\n" + (details.isEmpty() ? "" : details + "\n");
  }

  private static String traits(FunctionDefinition function) {
    StringBuilder text = new StringBuilder();
    if (!function.traits().deterministic()) {
      text.append("Not deterministic. ");
    }
    if (function instanceof HeavyFunction) {
      text.append("Runs as an operator of its own. ");
    }
    if (function instanceof SqlAggregate aggregate) {
      text.append(aggregate.orderSensitive() ? "Depends on the order of the rows. " : "");
      text.append(aggregate.windowOnly() ? "Needs OVER. " : "");
    }
    return text.toString();
  }

  /** All formats with their options. */
  public static String formats(Registry registry) {
    StringBuilder page = new StringBuilder(MADE).append("# Formats\n\n");
    page.append(
        "What READ and WRITE know by name. Locations are files, folders (`'out/'`) or patterns with"
            + " `*`, `**`, `?`,\n`[a-z]` and `{md,txt}`; hidden names (`.x`, `_x`) match only a"
            + " pattern that starts with their sign.\n");
    for (Connector connector : registry.connectors()) {
      page.append('\n').append(format(connector));
    }
    return page.toString();
  }

  /** One format. */
  public static String format(Connector connector) {
    StringBuilder text = new StringBuilder("## ").append(connector.name()).append("\n\n");
    text.append(prose(connector.doc(), connector.write().isPresent() ? "" : "Only for READ."));
    text.append("\nExample: `").append(connector.doc().example()).append("`\n");
    if (!connector.options().isEmpty()) {
      text.append("\n| option | type | default | of | meaning |\n|---|---|---|---|---|\n");
      connector.options().forEach(option -> text.append(row(option)));
    }
    return text.toString();
  }

  private static String row(OptionDoc option) {
    String of = option.read() ? option.write() ? "READ, WRITE" : "READ" : "WRITE";
    return "| "
        + String.join(
            " | ",
            "`" + option.name() + "`",
            option.type(),
            option.defaultText(),
            of,
            option.summary().replace("|", "\\|"))
        + " |\n";
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}

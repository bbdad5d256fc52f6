package io.dpl.cli.docs;

import io.dpl.api.connector.Connector;
import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Codes;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.Registry;
import io.dpl.api.model.ModelProvider;
import io.dpl.grammar.reference.OperatorDoc;
import io.dpl.grammar.reference.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that {@code dpl docs} knows.
 *
 * @param name as it is asked for
 * @param group heading in the list
 * @param summary one sentence
 * @param usage how it is written, a line each
 * @param paragraphs more, a paragraph each
 * @param example lines of a script, may be empty
 */
public record Entry(
    String name,
    String group,
    String summary,
    List<String> usage,
    List<String> paragraphs,
    String example) {

  /** All, in the order of the list. */
  public static List<Entry> all(Registry registry) {
    List<Entry> entries = new ArrayList<>();
    Reference.ALL.forEach(doc -> entries.add(language(doc)));
    registry.functions().forEach(function -> entries.add(function(function)));
    registry.providers().forEach(provider -> entries.add(provider(provider)));
    registry.connectors().forEach(connector -> entries.add(connector(connector)));
    entries.addAll(codes());
    return entries;
  }

  /** Whether its name has this word among several. */
  public boolean hasWord(String word) {
    return List.of(name.split(" ")).contains(word);
  }

  /** The diagnostic codes. */
  public static List<Entry> codes() {
    return Codes.all().stream().map(Entry::code).toList();
  }

  private static Entry language(OperatorDoc doc) {
    String group =
        switch (doc.kind()) {
          case STATEMENT -> "Statements";
          case SOURCE -> "Sources";
          case OPERATOR -> "Operators";
          case CLAUSE -> "Clauses";
          case EXPRESSION -> "Expressions";
        };
    return new Entry(
        doc.name(),
        group,
        doc.headline(),
        List.of(doc.syntax()),
        List.of(doc.details()),
        doc.example());
  }

  private static Entry function(FunctionDefinition function) {
    FunctionDoc doc = function.doc();
    String result = doc.result().isEmpty() ? "" : "\n-- " + doc.result();
    return new Entry(
        function.name(),
        doc.group(),
        doc.summary(),
        function.signatures().stream().map(Object::toString).toList(),
        doc.details().isEmpty() ? List.of() : List.of(doc.details()),
        doc.example() + result);
  }

  private static Entry provider(ModelProvider provider) {
    FunctionDoc doc = provider.doc();
    return new Entry(
        provider.name(),
        "Model providers",
        doc.summary(),
        List.of("CREATE MODEL name(...) RETURNS type USING " + provider.name() + " 'location'"),
        List.of(doc.details()),
        doc.example());
  }

  private static Entry connector(Connector connector) {
    FunctionDoc doc = connector.doc();
    List<String> paragraphs = new ArrayList<>(List.of(doc.details()));
    for (Connector.OptionDoc option : connector.options()) {
      paragraphs.add(
          (option.read() ? option.write() ? "READ and WRITE" : "READ" : "WRITE")
              + " option "
              + option.name()
              + " "
              + option.type()
              + " = "
              + option.defaultText()
              + ": "
              + option.summary());
    }
    String name = connector.name();
    List<String> usage = new ArrayList<>(List.of("READ " + name + " 'location'"));
    if (connector.write().isPresent()) {
      usage.add("| WRITE " + name + " 'location'");
    }
    return new Entry(name, "Connectors", doc.summary(), usage, paragraphs, doc.example());
  }

  private static Entry code(Code code) {
    return new Entry(
        code.id(),
        "Codes",
        code.title(),
        List.of(),
        List.of("Cause: " + code.cause(), "Cure: " + code.cure()),
        code.example());
  }
}

package io.dpl.compiler.bind;

import io.dpl.api.connector.Connector;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import io.dpl.grammar.tree.Option;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** OPTIONS (...): constants by lower-case name. */
final class OptionReader {

  private final Session session;

  OptionReader(Session session) {
    this.session = session;
  }

  /** Options that their provider checks. */
  Map<String, Object> any(List<Option> options) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option option : options) {
      session
          .constants()
          .value(option.value())
          .ifPresent(
              constant -> {
                if (constant.value() != null) {
                  String name = option.name().text().toLowerCase(Locale.ROOT);
                  values.put(name, plain(constant.value()));
                }
              });
    }
    return values;
  }

  /** Options of a connector, to read or to write; wrong ones are reported and left out. */
  Map<String, Object> of(List<Option> options, Connector connector, boolean write) {
    Map<String, Object> values = any(options);
    List<Connector.OptionDoc> known =
        connector.options().stream().filter(doc -> write ? doc.write() : doc.read()).toList();
    for (Option option : options) {
      String name = option.name().text();
      Optional<Connector.OptionDoc> doc =
          known.stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
      if (doc.isEmpty()) {
        unknown(option, connector, known);
        values.remove(name.toLowerCase(Locale.ROOT));
      } else {
        checkType(option, doc.get(), values);
      }
    }
    return values;
  }

  private void unknown(Option option, Connector connector, List<Connector.OptionDoc> known) {
    List<String> names = known.stream().map(Connector.OptionDoc::name).toList();
    String name = option.name().text();
    session
        .diagnostics()
        .error(
            NameCode.UNKNOWN_OPTION,
            option.name().span(),
            connector.name() + " has no option " + name,
            Nearest.to(name, names)
                .map(other -> "did you mean " + other + "?")
                .orElse(
                    names.isEmpty()
                        ? "it has no options"
                        : "its options are " + String.join(", ", names)));
  }

  private void checkType(Option option, Connector.OptionDoc doc, Map<String, Object> values) {
    String name = option.name().text().toLowerCase(Locale.ROOT);
    Object value = values.get(name);
    Optional<DplType> type = type(doc);
    if (value == null || type.isEmpty()) {
      return;
    }
    try {
      Object read = ValueReader.read(value, type.get());
      if (read != null) {
        values.put(name, plain(read));
      }
    } catch (IllegalArgumentException e) {
      values.remove(name);
      session
          .diagnostics()
          .error(
              TypeCode.BAD_VALUE,
              option.value().span(),
              doc.name() + " is " + doc.type() + ": " + e.getMessage());
    }
  }

  private static Optional<DplType> type(Connector.OptionDoc doc) {
    try {
      return Optional.of(DplType.parse(doc.type()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a choice or a nested form: the connector checks it
    }
  }

  private static Object plain(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}

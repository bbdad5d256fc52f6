package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.compiler.rel.Settings;
import io.dpl.grammar.tree.Statement;
import java.util.List;
import java.util.Locale;

/** SET and RESET of session settings. */
final class SettingBinder {

  private static final List<String> NAMES =
      List.of("exchange", "partitions", "batch_rows", "optimizer");

  private final Session session;

  SettingBinder(Session session) {
    this.session = session;
  }

  void set(Statement.SetOption node) {
    String name = node.name().text().toLowerCase(Locale.ROOT);
    if (!isKnown(name, node.name().span())) {
      return;
    }
    session
        .constants()
        .value(node.value())
        .ifPresent(constant -> set(name, constant.value(), node.value().span()));
  }

  private void set(String name, @org.jspecify.annotations.Nullable Object value, Span span) {
    Settings s = session.settings();
    String text = value instanceof String word ? word.toLowerCase(Locale.ROOT) : "";
    boolean count = value instanceof Long n && n > 0 && n <= Integer.MAX_VALUE;
    switch (name) {
      case "exchange" -> {
        if (choice(text, List.of("auto", "always"), span)) {
          boolean always = text.equals("always");
          session.set(new Settings(always, s.partitions(), s.batchRows(), s.optimizer()));
        }
      }
      case "optimizer" -> {
        String choice = value instanceof Boolean on ? (on ? "on" : "off") : text;
        if (choice(choice, List.of("on", "off"), span)) {
          boolean on = choice.equals("on");
          session.set(new Settings(s.exchangeAlways(), s.partitions(), s.batchRows(), on));
        }
      }
      default -> {
        if (!count) {
          session
              .diagnostics()
              .error(TypeCode.BAD_VALUE, span, name + " must be a whole number from 1 on");
          return;
        }
        int n = ((Long) value).intValue();
        session.set(
            name.equals("partitions")
                ? new Settings(s.exchangeAlways(), n, s.batchRows(), s.optimizer())
                : new Settings(s.exchangeAlways(), s.partitions(), n, s.optimizer()));
      }
    }
  }

  private boolean choice(String text, List<String> choices, Span span) {
    if (!choices.contains(text)) {
      session
          .diagnostics()
          .error(
              TypeCode.BAD_VALUE,
              span,
              "the setting must be '" + String.join("' or '", choices) + "'");
      return false;
    }
    return true;
  }

  void reset(Statement.ResetOption node) {
    Settings start = session.context().settings();
    if (node.name() == null) {
      session.set(start);
      return;
    }
    String name = node.name().text().toLowerCase(Locale.ROOT);
    if (isKnown(name, node.name().span())) {
      Settings s = session.settings();
      session.set(
          new Settings(
              name.equals("exchange") ? start.exchangeAlways() : s.exchangeAlways(),
              name.equals("partitions") ? start.partitions() : s.partitions(),
              name.equals("batch_rows") ? start.batchRows() : s.batchRows(),
              name.equals("optimizer") ? start.optimizer() : s.optimizer()));
    }
  }

  private boolean isKnown(String name, Span span) {
    if (!NAMES.contains(name)) {
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_SETTING,
              span,
              "no setting named " + name,
              Nearest.to(name, NAMES)
                  .map(other -> "did you mean " + other + "?")
                  .orElse("settings are " + String.join(", ", NAMES)));
      return false;
    }
    return true;
  }
}

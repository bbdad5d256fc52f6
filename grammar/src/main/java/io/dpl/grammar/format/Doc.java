package io.dpl.grammar.format;

import java.util.ArrayList;
import java.util.List;

/** A text that knows where its lines may break. */
sealed interface Doc {

  /** Nothing. */
  Doc NOTHING = new Text("");

  /** A space, or a line break if the group around it is broken. */
  Doc LINE = new Line(" ", false);

  /** Nothing, or a line break if the group around it is broken. */
  Doc SOFT = new Line("", false);

  /** A line break; it breaks every group around it. */
  Doc HARD = new Line("", true);

  /** As it is; may hold line breaks of its own, as strings and comments do. */
  record Text(String text) implements Doc {}

  /** A comment: nothing follows it on its line, and every group around it is broken. */
  record Remark(String text) implements Doc {}

  /** A place where a line may break. */
  record Line(String flat, boolean hard) implements Doc {}

  /** One after the other. */
  record Concat(List<Doc> parts) implements Doc {}

  /** Broken lines inside are indented by {@code columns} more. */
  record Nest(int columns, Doc inner) implements Doc {}

  /** On one line if it fits, otherwise broken at every place of its own. */
  record Group(Doc inner) implements Doc {}

  static Doc text(String text) {
    return new Text(text);
  }

  static Doc concat(Doc... parts) {
    return new Concat(List.of(parts));
  }

  static Doc nest(int columns, Doc... parts) {
    return new Nest(columns, concat(parts));
  }

  static Doc group(Doc... parts) {
    return new Group(concat(parts));
  }

  /** The parts with a separator between them. */
  static Doc join(Doc separator, List<Doc> parts) {
    List<Doc> all = new ArrayList<>();
    for (Doc part : parts) {
      if (!all.isEmpty()) {
        all.add(separator);
      }
      all.add(part);
    }
    return new Concat(all);
  }

  /** {@code (a, b)}, broken into a line for each if too long. */
  static Doc enclosed(String open, List<Doc> items, String close) {
    if (items.isEmpty()) {
      return text(open + close);
    }
    Doc separator = concat(text(","), LINE);
    return group(text(open), nest(2, SOFT, join(separator, items)), SOFT, text(close));
  }
}

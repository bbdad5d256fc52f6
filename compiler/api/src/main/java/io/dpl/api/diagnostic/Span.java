package io.dpl.api.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * A place in a script: a half-open range of UTF-16 offsets and the 1-based line and column of its
 * start.
 *
 * <p>Example: {@code new Span("a.dpl", 42, 47, 3, 9)} prints as {@code a.dpl:3:9}.
 *
 * @param source name of the script as the user wrote it, {@code <text>} for an inline one
 * @param start first offset, 0-based
 * @param end offset after the last character, at least {@code start}
 * @param line 1-based line of {@code start}
 * @param column 1-based column of {@code start}, in UTF-16 units
 */
public record Span(String source, int start, int end, int line, int column) {

  /** The place of things that no script wrote. */
  public static final Span NONE = new Span("", 0, 0, 0, 0);

  /** The range from the start of this span to the end of the other. */
  public Span to(Span other) {
    return new Span(source, start, Math.max(end, other.end), line, column);
  }

  /** Whether a script wrote it. */
  public boolean isKnown() {
    return line > 0;
  }

  /** By hand: what the JVM makes for a record's own costs each start milliseconds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span span
        && start == span.start
        && end == span.end
        && line == span.line
        && column == span.column
        && source.equals(span.source);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * start + end) + source.hashCode();
  }

  @Override
  public String toString() {
    return isKnown() ? source + ":" + line + ":" + column : "";
  }
}

package io.dpl.api.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change to the text of a script that answers a diagnostic.
 *
 * @param start first offset that is replaced, in UTF-16 units
 * @param end offset after the last; equal to {@code start} to insert
 */
public record Edit(int start, int end, String text) {

  /** Replaces a place. */
  public static Edit replace(Span span, String text) {
    return new Edit(span.start(), span.end(), text);
  }

  /** The text with all edits; of two that overlap, the first one counts. */
  public static String apply(String script, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (Edit edit : sorted) {
      if (edit.start() >= done) {
        changed.append(script, done, edit.start()).append(edit.text());
        done = edit.end();
      }
    }
    return changed.append(script.substring(done)).toString();
  }
}

package io.dpl.api.plan;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.Span;
import java.util.List;

/**
 * A number the compiler chose, and why.
 *
 * <p>Example: {@code partitions = 976, rule several-batches-a-task, rows = 1000000, batch = 64
 * rows, batches a task = 16; binding: k = 16; next best: 3906 (published maximum), 12.1 % ragged
 * batches against 3.2 %}.
 *
 * @param what for example {@code partitions}, {@code batch}, {@code slots}
 * @param value as printed, with its unit
 * @param rule stable name of the rule
 * @param binding the constraint that decided
 * @param nextBest next best value and its price, may be empty
 * @param stage id of the stage, 0 for the whole plan
 */
public record Decision(
    String what,
    String value,
    String rule,
    List<Input> inputs,
    String binding,
    String nextBest,
    int stage,
    Span span) {

  public Decision {
    inputs = List.copyOf(inputs);
  }

  /** An input of the rule, with its unit (may be empty). */
  public record Input(String name, String value, String unit) {

    private static final int DIGITS_TO_SCALE = 5;

    /** Value and unit as a person reads them: 16777216 bytes a pack are {@code 16 MiB a pack}. */
    public String text() {
      boolean bytes = unit.equals("bytes") || unit.startsWith("bytes ");
      if (bytes
          && value.length() >= DIGITS_TO_SCALE
          && value.chars().allMatch(Character::isDigit)) {
        return Bytes.print(Long.parseLong(value)) + unit.substring("bytes".length());
      }
      return unit.isEmpty() ? value : value + " " + unit;
    }
  }
}

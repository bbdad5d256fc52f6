package io.dpl.api.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every code there is, in the order of their numbers. */
public final class Codes {

  private Codes() {}

  /** All codes, sorted by id. */
  public static List<Code> all() {
    return Stream.<Code[]>of(
            SyntaxCode.values(),
            NameCode.values(),
            TypeCode.values(),
            PlanCode.values(),
            RunCode.values(),
            LintCode.values())
        .flatMap(Stream::of)
        .sorted(java.util.Comparator.comparing(Code::id))
        .toList();
  }

  /** The code of an id such as {@code DPL2003}, in any case. */
  public static Optional<Code> find(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    return all().stream().filter(code -> code.id().equals(wanted)).findFirst();
  }
}

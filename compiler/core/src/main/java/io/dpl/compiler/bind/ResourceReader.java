package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads WITH (...). */
final class ResourceReader {

  private static final List<String> KNOWN =
      List.of("CONCURRENCY", "BATCH", "CPUS", "GPUS", "MEMORY");
  private static final List<String> LATER = List.of("TIMEOUT", "RETRY", "BACKOFF", "RATE");

  private final Session session;

  ResourceReader(Session session) {
    this.session = session;
  }

  Resources read(List<Resource> resources) {
    Resources result = Resources.NONE;
    for (Resource resource : resources) {
      result = read(resource, result);
    }
    return result;
  }

  private Resources read(Resource resource, Resources so) {
    String name = resource.name().text().toUpperCase(Locale.ROOT);
    Expression value = resource.values().get(0);
    Constants constants = session.constants();
    switch (name) {
      case "CONCURRENCY":
        return concurrency(resource, so);
      case "BATCH":
        return batch(value).map(so::withBatch).orElse(so);
      case "CPUS":
        return constants.number(value, name).map(so::withCpus).orElse(so);
      case "GPUS":
        return constants.number(value, name).map(so::withGpus).orElse(so);
      case "MEMORY":
        return constants.count(value, name, 1, Long.MAX_VALUE).map(so::withMemory).orElse(so);
      default:
        unknown(resource, name);
        return so;
    }
  }

  private void unknown(Resource resource, String name) {
    if (LATER.contains(name)) {
      session.notYet(resource.span(), name, "leave it out");
      return;
    }
    session
        .diagnostics()
        .error(
            NameCode.UNKNOWN_RESOURCE,
            resource.name().span(),
            "no resource named " + name,
            Nearest.to(name, KNOWN)
                .map(other -> "did you mean " + other + "?")
                .orElse("resources are " + String.join(", ", KNOWN)));
  }

  private Resources concurrency(Resource resource, Resources so) {
    List<Long> bounds = new ArrayList<>();
    for (Expression value : resource.values()) {
      session.constants().count(value, "CONCURRENCY", 1, Integer.MAX_VALUE).ifPresent(bounds::add);
    }
    if (bounds.isEmpty()) {
      return so;
    }
    int least = bounds.get(0).intValue();
    int most = bounds.get(bounds.size() - 1).intValue();
    if (most < least) {
      session
          .diagnostics()
          .error(
              TypeCode.BAD_VALUE,
              resource.span(),
              "CONCURRENCY (" + least + ", " + most + ") goes down",
              "write the smaller number first");
      return so;
    }
    return so.withConcurrency(least, most);
  }

  private Optional<BatchSpec> batch(Expression value) {
    if (value instanceof Expression.Column column
        && column.parts().size() == 1
        && column.parts().get(0).matches("AUTO")) {
      return Optional.of(new BatchSpec(0, 0, value.span()));
    }
    if (value instanceof Expression.SizeLiteral size && size.bytes() > 0) {
      return Optional.of(new BatchSpec(0, size.bytes(), value.span()));
    }
    return session
        .constants()
        .count(value, "BATCH", 1, Integer.MAX_VALUE)
        .map(rows -> new BatchSpec(rows.intValue(), 0, value.span()));
  }
}

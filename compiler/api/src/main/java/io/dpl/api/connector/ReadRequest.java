package io.dpl.api.connector;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A READ as written.
 *
 * @param format connector name in upper case
 * @param locations constant locations, at least one
 * @param schema the SCHEMA clause, null where there is none
 * @param options OPTIONS, names in lower case; values are Boolean, Long, Double, String, List or
 *     Map
 */
public record ReadRequest(
    String format,
    List<String> locations,
    @Nullable Schema schema,
    Map<String, Object> options,
    Span span) {

  public ReadRequest {
    locations = List.copyOf(locations);
    options = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(options));
  }
}

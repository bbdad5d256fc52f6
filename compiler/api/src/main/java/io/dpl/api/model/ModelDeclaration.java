package io.dpl.api.model;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.Field;
import java.util.List;
import java.util.Map;

/**
 * A model as {@code CREATE MODEL} declares it.
 *
 * @param inputs formal parameters; empty where a provider's signature is taken
 * @param outputs RETURNS; a single unnamed result is one field named after the model
 * @param provider name of the provider, upper case: BUILTIN, ONNX, JAVA
 * @param location what the provider loads: a name, a file, a class
 * @param options OPTIONS, names in lower case; values are Boolean, Long, Double, String, List or
 *     Map
 */
public record ModelDeclaration(
    String name,
    List<Field> inputs,
    List<Field> outputs,
    String provider,
    String location,
    Map<String, Object> options,
    Span span) {

  public ModelDeclaration {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    options = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(options));
  }
}

package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** Where a model or function comes from: {@code USING ONNX 'm.onnx' OPTIONS (...) WITH (...)}. */
public record Provider(
    Name kind, Expression location, List<Option> options, List<Resource> resources, Span span)
    implements Node {
  public Provider {
    options = List.copyOf(options);
    resources = List.copyOf(resources);
  }
}

package io.dpl.library.model.onnx;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.type.DplType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles the sizes of a model's tensors: from the file, from the option shape, from a declared
 * FLOAT[n], and from sizes of the same name that are settled already.
 */
final class TensorResolver {

  private final ModelDeclaration declaration;
  private final Optional<List<Long>> shape;
  private final Map<String, Long> symbols = new HashMap<>();

  /**
   * @param shape sizes after the batch, of inputs whose file does not say them
   */
  TensorResolver(ModelDeclaration declaration, Optional<List<Long>> shape) {
    this.declaration = declaration;
    this.shape = shape;
  }

  /**
   * The tensor with all sizes.
   *
   * @param declared type that CREATE MODEL gives it, null where it gives none
   */
  TensorSpec resolve(TensorInfo tensor, boolean isInput, @Nullable DplType declared) {
    ElementType element = element(tensor);
    List<TensorInfo.Dimension> dimensions = tensor.dimensions().orElse(null);
    if (dimensions == null) {
      long values = declared instanceof DplType.Vector vector ? vector.dimension() : 1;
      if (isInput || declared == null) {
        throw unsupported(tensor, "has a shape that the file does not say");
      }
      return checked(tensor, new TensorSpec(tensor.name(), element, List.of(values), 0, false));
    }
    if (dimensions.isEmpty()) {
      throw unsupported(tensor, "is a single value for the whole batch");
    }
    List<TensorInfo.Dimension> inner = dimensions.subList(1, dimensions.size());
    if (isInput && shape.isPresent() && shape.get().size() == inner.size()) {
      learn(inner, shape.get());
    }
    boolean certain = true;
    List<Long> sizes = new ArrayList<>();
    for (TensorInfo.Dimension dimension : inner) {
      long size =
          dimension.isKnown() ? dimension.size() : symbols.getOrDefault(dimension.symbol(), 0L);
      certain &= size > 0;
      sizes.add(size);
    }
    if (!certain) {
      fill(tensor, sizes, declared);
      learn(inner, sizes);
    }
    return checked(
        tensor,
        new TensorSpec(
            tensor.name(), element, sizes, dimensions.get(0).size(), certain || isInput));
  }

  private ElementType element(TensorInfo tensor) {
    if (!tensor.kind().equals("tensor")) {
      throw unsupported(tensor, "is a " + tensor.kind());
    }
    return ElementType.of(tensor.elementCode())
        .orElseThrow(
            () ->
                unsupported(
                    tensor,
                    "has the element type "
                        + tensor.elementCode()
                        + " of ONNX, which has no DPL type"));
  }

  /** One unknown size follows from a declared length. */
  private void fill(TensorInfo tensor, List<Long> sizes, @Nullable DplType declared) {
    long known = sizes.stream().filter(size -> size > 0).reduce(1L, Math::multiplyExact);
    if (declared instanceof DplType.Vector vector
        && sizes.stream().filter(size -> size == 0).count() == 1
        && vector.dimension() % known == 0) {
      sizes.set(sizes.indexOf(0L), vector.dimension() / known);
      return;
    }
    throw unsupported(
        tensor, "has the shape " + tensor.shape() + ", whose sizes are not all known");
  }

  private void learn(List<TensorInfo.Dimension> dimensions, List<Long> sizes) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (!dimensions.get(i).isKnown() && !dimensions.get(i).symbol().isEmpty()) {
        symbols.put(dimensions.get(i).symbol(), sizes.get(i));
      }
    }
  }

  private TensorSpec checked(TensorInfo tensor, TensorSpec spec) {
    if (!spec.element().isDense() && spec.values() != 1) {
      throw unsupported(tensor, "holds several texts or truth values a row");
    }
    if (spec.values() > Integer.MAX_VALUE / 8) {
      throw unsupported(tensor, "holds " + spec.values() + " values a row");
    }
    return spec;
  }

  private DplException unsupported(TensorInfo tensor, String what) {
    return DplException.of(
        TypeCode.MODEL_TENSOR_TYPE,
        declaration.span(),
        "tensor " + tensor.name() + " of " + declaration.location() + " " + what,
        "declare the parameter or result as FLOAT[n], give the sizes after the batch with"
            + " OPTIONS (shape = [3, 224, 224]), or select results with OPTIONS (outputs = [...])");
  }
}

package io.dpl.library.model.onnx;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.type.Field;
import io.dpl.library.model.DeclaredFields;
import io.dpl.library.model.ModelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the {@link OnnxBinding} of a declaration, or says why there is none. */
final class OnnxBinder {

  static final List<String> OPTIONS =
      List.of("inputs", "outputs", "shape", "labels", "topk", "softmax");

  private final ModelDeclaration declaration;
  private final OnnxFile file;
  private final ModelOptions options;

  OnnxBinder(ModelDeclaration declaration, OnnxFile file) {
    this.declaration = declaration;
    this.file = file;
    this.options = new ModelOptions(declaration, OPTIONS);
  }

  /**
   * @param labels content of the option labels, empty where it is not given
   */
  OnnxBinding bind(List<String> labels) {
    options.integer("topk", 1, 1, 1);
    if (labels.isEmpty()
        && (options.flag("softmax") || declaration.options().containsKey("topk"))) {
      throw options.wrong(
          "labels", "given where softmax or topk is", declaration.options().get("labels"));
    }
    TensorResolver resolver = new TensorResolver(declaration, options.counts("shape"));
    List<TensorInfo> inputs =
        chosen("inputs", file.inputs(), declaration.inputs(), file.inputs().size());
    List<TensorSpec> inputSpecs = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      inputSpecs.add(resolver.resolve(inputs.get(i), true, type(declaration.inputs(), i)));
    }
    List<Field> declared = labels.isEmpty() ? declaration.outputs() : List.of();
    List<TensorInfo> outputs =
        chosen("outputs", file.outputs(), declared, labels.isEmpty() ? declared.size() : 1);
    List<TensorSpec> outputSpecs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      outputSpecs.add(resolver.resolve(outputs.get(i), false, type(declared, i)));
    }
    if (!labels.isEmpty()) {
      checkLabels(labels, outputSpecs);
    }
    OnnxBinding binding = new OnnxBinding(inputSpecs, outputSpecs, labels, options.flag("softmax"));
    checkBatch(binding);
    DeclaredFields.inputs(declaration, binding.inputFields());
    DeclaredFields.outputs(declaration, binding.outputFields());
    return binding;
  }

  private static io.dpl.api.type.@org.jspecify.annotations.Nullable DplType type(
      List<Field> declared, int i) {
    return i < declared.size() ? declared.get(i).type() : null;
  }

  /**
   * The tensors of one side: those an option names, those named like the declared fields, else all
   * in the file's order.
   *
   * @param wanted how many there must be, 0 for any number
   */
  private List<TensorInfo> chosen(
      String side, List<TensorInfo> tensors, List<Field> declared, int wanted) {
    Optional<List<String>> named = options.texts(side);
    if (named.isPresent()) {
      return named.get().stream().map(name -> find(side, tensors, name)).toList();
    }
    List<TensorInfo> byName =
        declared.stream()
            .flatMap(field -> tensors.stream().filter(t -> t.name().equalsIgnoreCase(field.name())))
            .toList();
    if (!declared.isEmpty() && byName.size() == declared.size()) {
      return byName;
    }
    if (wanted != 0 && wanted != tensors.size() && side.equals("outputs")) {
      throw DplException.of(
          TypeCode.MODEL_SIGNATURE,
          declaration.span(),
          declaration.location()
              + " has the outputs "
              + names(tensors)
              + ", and it is not said which "
              + (wanted == 1 ? "one is" : wanted + " are")
              + " meant",
          "name what you want: OPTIONS (outputs = ['" + tensors.get(0).name() + "'])");
    }
    return tensors;
  }

  private TensorInfo find(String side, List<TensorInfo> tensors, String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                DplException.of(
                    NameCode.UNKNOWN_MODEL_TENSOR,
                    declaration.span(),
                    declaration.location()
                        + " has no "
                        + side.substring(0, side.length() - 1)
                        + " named "
                        + name,
                    Nearest.to(name, tensors.stream().map(TensorInfo::name).toList())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(side + " are " + names(tensors))));
  }

  private void checkLabels(List<String> labels, List<TensorSpec> outputs) {
    TensorSpec scores = outputs.get(0);
    if (outputs.size() != 1
        || scores.element() != ElementType.FLOAT
        || scores.values() != labels.size()) {
      throw options.wrong(
          "labels",
          String.format(
              Locale.ROOT,
              "one label for each of the %d values of output %s",
              scores.values(),
              scores.name()),
          labels.size() + " labels");
    }
  }

  private void checkBatch(OnnxBinding binding) {
    long fixed = binding.fixedBatch();
    for (TensorSpec tensor : binding.inputs()) {
      if (tensor.fixedBatch() != 0 && tensor.fixedBatch() != fixed) {
        throw noBatch(tensor, fixed);
      }
    }
    for (TensorSpec tensor : binding.outputs()) {
      if (fixed != 0 && tensor.fixedBatch() != 0 && tensor.fixedBatch() != fixed) {
        throw noBatch(tensor, fixed);
      }
    }
  }

  private DplException noBatch(TensorSpec tensor, long fixed) {
    return DplException.of(
        TypeCode.MODEL_TENSOR_TYPE,
        declaration.span(),
        String.format(
            "tensor %s of %s has %d rows where another has %d: the first size must be the batch",
            tensor.name(), declaration.location(), tensor.fixedBatch(), fixed),
        "export the model with a batch dimension");
  }

  private static String names(List<TensorInfo> tensors) {
    return tensors.stream().map(TensorInfo::name).collect(Collectors.joining(", "));
  }
}

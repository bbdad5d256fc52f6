package io.dpl.library.model.jvm;

import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.BatchModel;
import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaModel;
import io.dpl.api.model.JavaSignature;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.library.model.DeclaredFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code USING JAVA 'com.acme.Toxicity'}: a model that is a class. */
public final class JavaProvider implements ModelProvider {

  private static final int BATCH_ROWS = 256;
  private static final double SECONDS_PER_ROW = 1e-4;

  /** Bytes a row of arguments and results that are of no fixed size. */
  private static final long ROW_BYTES = 4096;

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Models",
          "A model written in Java: a public class that implements RowModel, EmbeddingModel or"
              + " BatchModel of io.dpl.api.model.",
          "Its signature is what @JavaSignature says, or what CREATE MODEL declares. The public"
              + " constructor takes nothing, or the OPTIONS as a Map<String, Object>. One object"
              + " serves the process: several threads call it at once. What it throws becomes"
              + " DPL5205 of the row.",
          "CREATE MODEL toxicity(s STRING) RETURNS FLOAT USING JAVA 'com.acme.Toxicity'",
          "");

  private final ClassLoader loader;
  private final Map<String, GivenModel> given;

  /** Finds classes on the class path of DPL. */
  public JavaProvider() {
    this(JavaProvider.class.getClassLoader());
  }

  /**
   * @param loader where classes are found
   */
  public JavaProvider(ClassLoader loader) {
    this(loader, Map.of());
  }

  /**
   * @param loader where classes are found
   * @param given models that are objects, found before classes
   */
  public JavaProvider(ClassLoader loader, Map<String, GivenModel> given) {
    this.loader = loader;
    this.given = Map.copyOf(given);
  }

  @Override
  public String name() {
    return "JAVA";
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    GivenModel object = given.get(declaration.location());
    if (object != null) {
      return describe(declaration, object);
    }
    Class<? extends JavaModel> found = JavaClass.find(declaration, loader).type();
    JavaSignature own = found.getAnnotation(JavaSignature.class);
    List<Field> inputs;
    List<Field> outputs;
    if (own != null) {
      Signature signature = signature(declaration, own.value());
      inputs = DeclaredFields.inputs(declaration, parameters(signature));
      outputs = DeclaredFields.outputs(declaration, results(DplType.parse(signature.returns())));
    } else if (!declaration.inputs().isEmpty() && !declaration.outputs().isEmpty()) {
      inputs = declaration.inputs();
      outputs = declaration.outputs();
    } else {
      throw DplException.of(
          TypeCode.MODEL_SIGNATURE,
          declaration.span(),
          "neither CREATE MODEL nor the class says what " + declaration.name() + " takes and gives",
          "write CREATE MODEL " + declaration.name() + "(text STRING) RETURNS FLOAT ...",
          "or annotate the class: @JavaSignature(\"(text STRING) -> FLOAT\")");
    }
    checkForm(declaration, found, inputs, outputs);
    return own == null
        ? signature(inputs, outputs, new Traits(true, true, true), SECONDS_PER_ROW, 0, BATCH_ROWS)
        : signature(
                inputs,
                outputs,
                new Traits(own.deterministic(), true, own.batchInvariant()),
                own.secondsPerRow(),
                own.weightsBytes(),
                own.batchRows())
            .withSecondsPerRun(own.secondsPerRun());
  }

  private static ModelSignature describe(ModelDeclaration declaration, GivenModel object) {
    Signature signature = signature(declaration, object.signature());
    List<Field> inputs = DeclaredFields.inputs(declaration, parameters(signature));
    List<Field> outputs =
        DeclaredFields.outputs(declaration, results(DplType.parse(signature.returns())));
    checkForm(declaration, object.model().getClass(), inputs, outputs);
    return signature(inputs, outputs, new Traits(true, true, true), SECONDS_PER_ROW, 0, BATCH_ROWS);
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    GivenModel object = given.get(declaration.location());
    return object != null
        ? new JavaModelHolder(declaration.location(), object.model(), false)
        : new JavaModelHolder(
            declaration.location(), JavaClass.find(declaration, loader).make(declaration), true);
  }

  private static ModelSignature signature(
      List<Field> inputs,
      List<Field> outputs,
      Traits traits,
      double secondsPerRow,
      long weightsBytes,
      int batchRows) {
    long bytes =
        outputs.stream()
            .mapToLong(
                f -> f.type() instanceof DplType.Vector v ? 4L * v.dimension() : ROW_BYTES / 64)
            .sum();
    return new ModelSignature(
        inputs,
        outputs,
        traits,
        new Cost(secondsPerRow, bytes, 1),
        weightsBytes,
        ROW_BYTES + 2 * bytes,
        batchRows,
        batchRows);
  }

  private static Signature signature(ModelDeclaration declaration, String text) {
    try {
      Signature signature = Signature.parse("model" + text);
      parameters(signature);
      results(DplType.parse(signature.returns()));
      return signature;
    } catch (IllegalArgumentException e) {
      throw DplException.of(
          TypeCode.MODEL_CLASS,
          declaration.span(),
          "the signature of " + declaration.location() + " cannot be read: " + e.getMessage(),
          "write \"(text STRING) -> FLOAT\", as in @JavaSignature(\"(text STRING) -> FLOAT\")");
    }
  }

  private static List<Field> parameters(Signature signature) {
    List<Field> fields = new ArrayList<>();
    for (Signature.Parameter parameter : signature.values()) {
      String name = parameter.name().isEmpty() ? "a" + (fields.size() + 1) : parameter.name();
      fields.add(Field.of(name, DplType.parse(parameter.type())));
    }
    return fields;
  }

  private static List<Field> results(DplType returns) {
    return returns instanceof DplType.Struct struct
        ? struct.fields()
        : List.of(Field.of("result", returns));
  }

  private static void checkForm(
      ModelDeclaration declaration, Class<?> found, List<Field> inputs, List<Field> outputs) {
    if (BatchModel.class.isAssignableFrom(found)) {
      return;
    }
    if (EmbeddingModel.class.isAssignableFrom(found)) {
      if (inputs.size() != 1
          || inputs.get(0).type() != Simple.STRING
          || outputs.size() != 1
          || !(outputs.get(0).type() instanceof DplType.Vector vector)
          || vector.element() != Simple.FLOAT) {
        throw wrongForm(declaration, "an EmbeddingModel is (text STRING) RETURNS FLOAT[n]");
      }
      return;
    }
    for (Field field : inputs) {
      if (!JavaReader.reads(field.type())) {
        throw wrongForm(declaration, "a RowModel cannot take " + field);
      }
    }
    for (Field field : outputs) {
      if (!JavaReader.reads(field.type())) {
        throw wrongForm(declaration, "a RowModel cannot give " + field);
      }
    }
  }

  private static DplException wrongForm(ModelDeclaration declaration, String what) {
    return DplException.of(
        TypeCode.MODEL_SIGNATURE,
        declaration.span(),
        "model " + declaration.name() + ": " + what,
        "change the types, or implement BatchModel, which sees Arrow columns");
  }
}

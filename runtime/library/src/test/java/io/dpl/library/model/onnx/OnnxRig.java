package io.dpl.library.model.onnx;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.library.model.Columns;
import io.dpl.library.model.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Declares and runs models in files. */
final class OnnxRig {

  private final Path folder;
  final OnnxProvider provider = new OnnxProvider();

  OnnxRig(Path folder) {
    this.folder = folder;
  }

  Path write(byte[] model) {
    try {
      return Files.write(Files.createTempFile(folder, "m", ".onnx"), model);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A declaration; fields are written {@code x FLOAT[2]}, with semicolons between them. */
  static ModelDeclaration declare(
      Path file, String inputs, String outputs, Map<String, Object> options) {
    return new ModelDeclaration(
        "m", fields(inputs), fields(outputs), "ONNX", file.toString(), options, Span.NONE);
  }

  private static List<Field> fields(String text) {
    List<Field> fields = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
      String[] words = part.strip().split(" ", 2);
      fields.add(Field.of(words[0], DplType.parse(words[1])));
    }
    return fields;
  }

  ModelSignature describe(ModelDeclaration declaration) {
    return provider.describe(declaration, new LocalStorage());
  }

  /** Runs all rows in one call and gives each output as objects. */
  List<List<Object>> run(
      BufferAllocator allocator,
      ModelDeclaration declaration,
      int batchRows,
      FieldVector... arguments) {
    ModelSignature signature = describe(declaration);
    List<FieldVector> outputs = new ArrayList<>();
    signature.outputs().forEach(f -> outputs.add(ArrowTypes.field(f).createVector(allocator)));
    int rows = arguments[0].getValueCount();
    Model model = provider.load(declaration, Columns.context(allocator, folder));
    try (ModelSession session = model.open()) {
      session.run(List.of(arguments), rows, batchRows, outputs);
      List<List<Object>> all = new ArrayList<>();
      for (FieldVector output : outputs) {
        output.setValueCount(rows);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
          Object value = output.getObject(i);
          values.add(value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value);
        }
        all.add(values);
      }
      return all;
    } finally {
      outputs.forEach(FieldVector::close);
      model.close();
    }
  }
}

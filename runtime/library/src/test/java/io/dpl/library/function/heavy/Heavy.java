package io.dpl.library.function.heavy;

import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SignatureMatch;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.library.storage.LocalStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;

/** Runs heavy functions over real Arrow columns as the engine does: batch after batch. */
final class Heavy {

  private Heavy() {}

  /** Values of an option's default text. */
  static Map<String, Object> options(Signature signature, Map<String, Object> given) {
    Map<String, Object> options = new HashMap<>();
    for (Signature.Parameter option : signature.options()) {
      String text = String.valueOf(option.defaultText());
      options.put(
          option.name(),
          switch (option.type()) {
            case "BIGINT" -> Long.valueOf(text);
            case "BOOLEAN" -> Boolean.valueOf(text);
            default -> text.substring(1, text.length() - 1);
          });
    }
    options.putAll(given);
    return options;
  }

  /** Results of all rows, as Java values. */
  static List<Object> run(
      HeavyFunction function, Map<String, Object> given, List<String> types, Object[]... rows) {
    return run(function, given, types, Long.MAX_VALUE, new ArrayList<>(), rows);
  }

  static List<Object> run(
      HeavyFunction function,
      Map<String, Object> given,
      List<String> types,
      long limitBytes,
      List<Integer> batches,
      Object[]... rows) {
    Signature signature =
        function.signatures().stream()
            .filter(s -> s.match(types.stream().map(DplType::parse).toList()).isPresent())
            .findFirst()
            .orElseThrow();
    SignatureMatch match =
        signature.match(types.stream().map(DplType::parse).toList()).orElseThrow();
    Map<String, Object> options = options(signature, given);
    DplType returns = function.returns(match.returns(), options);
    List<Object> results = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator()) {
      RunContext context =
          new RunContext(
              allocator, new LocalStorage(), Path.of(System.getProperty("java.io.tmpdir")), 2);
      List<FieldVector> arguments = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        FieldVector column = vector(match.arguments().get(i), allocator);
        for (int row = 0; row < rows.length; row++) {
          set(column, row, rows[row][i]);
        }
        column.setValueCount(rows.length);
        arguments.add(column);
      }
      try (HeavyOperator operator = function.open(options, context)) {
        for (int from = 0; from < rows.length; ) {
          try (FieldVector out = vector(returns, allocator)) {
            int done = operator.run(arguments, from, rows.length, out, limitBytes);
            out.setValueCount(done);
            batches.add(done);
            for (int row = 0; row < done; row++) {
              results.add(value(out.getObject(row)));
            }
            from += done;
          }
        }
      } finally {
        arguments.forEach(FieldVector::close);
      }
    }
    return results;
  }

  private static Object value(Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return value == null ? "NULL" : value.toString().replace("\"", "").replace(",", ", ");
  }

  private static FieldVector vector(DplType type, BufferAllocator allocator) {
    FieldVector vector = ArrowTypes.field(Field.of("v", type)).createVector(allocator);
    vector.allocateNew();
    return vector;
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof VarBinaryVector blobs) {
      blobs.setSafe(row, (byte[]) value);
    } else if (vector instanceof BigIntVector numbers) {
      numbers.setSafe(row, ((Number) value).longValue());
    } else if (vector instanceof IntVector numbers) {
      numbers.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof Float4Vector floats) {
      floats.setSafe(row, ((Number) value).floatValue());
    } else if (vector instanceof Float8Vector doubles) {
      doubles.setSafe(row, ((Number) value).doubleValue());
    } else if (vector instanceof ListVector list) {
      List<?> items = items(value);
      int at = list.startNewValue(row);
      for (Object item : items) {
        set(list.getDataVector(), at++, item);
      }
      list.endValue(row, items.size());
    } else if (vector instanceof FixedSizeListVector list) {
      int at = row * list.getListSize();
      list.setNotNull(row);
      for (Object item : items(value)) {
        set(list.getDataVector(), at++, item);
      }
    } else {
      throw new IllegalArgumentException(vector.getField().toString());
    }
  }

  private static List<?> items(Object value) {
    return value instanceof List<?> list ? list : Arrays.asList((Object[]) value);
  }
}

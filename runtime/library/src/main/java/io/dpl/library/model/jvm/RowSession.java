package io.dpl.library.model.jvm;

import io.dpl.api.model.ModelSession;
import io.dpl.api.model.RowModel;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.LiveRows;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Calls a {@link RowModel} for each row. */
final class RowSession implements ModelSession {

  private final String className;
  private final RowModel model;

  RowSession(String className, RowModel model) {
    this.className = className;
    this.model = model;
  }

  @Override
  public void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs) {
    for (FieldVector output : outputs) {
      output.setInitialCapacity(rows);
      output.allocateNew();
    }
    for (int row : LiveRows.of(arguments, rows).rows()) {
      Interruption.check();
      Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = JavaReader.read(arguments.get(i), row);
      }
      write(outputs, row, call(values, row));
    }
  }

  private @Nullable Object call(Object[] values, int row) {
    try {
      return model.run(values);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      throw JavaModelHolder.failed(className, row, e);
    }
  }

  private void write(List<FieldVector> outputs, int row, @Nullable Object result) {
    List<?> values = outputs.size() == 1 ? null : several(result);
    if (values != null && result != null && values.size() != outputs.size()) {
      throw JavaModelHolder.wrongResult(
          className, row, values.size() + " results where " + outputs.size() + " are declared");
    }
    for (int i = 0; i < outputs.size() && result != null; i++) {
      Object value = values == null ? result : values.get(i);
      try {
        JavaWriter.write(outputs.get(i), row, value);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw JavaModelHolder.wrongResult(className, row, String.valueOf(e.getMessage()));
      }
    }
  }

  private static List<?> several(@Nullable Object result) {
    if (result instanceof List<?> list) {
      return list;
    }
    return result instanceof Object[] array
        ? java.util.Arrays.asList(array)
        : java.util.Collections.singletonList(result);
  }
}

package io.dpl.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An array with an object a row, one row a line: a JSON document for programs, and still readable
 * by line.
 */
public final class JsonWriter implements ResultWriter {

  private final PrintStream out;
  private final JsonGenerator json;
  private boolean first = true;

  /** Writes to a stream, which stays open. */
  public JsonWriter(PrintStream out) {
    this.out = out;
    try {
      // Rows are set apart by hand, so that the generator never knows of the array around them.
      this.json =
          new JsonFactory()
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
              .createGenerator(out)
              .setPrettyPrinter(new MinimalPrettyPrinter(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(Schema schema) {
    out.print('[');
  }

  @Override
  public boolean write(VectorSchemaRoot batch) {
    List<FieldVector> columns = batch.getFieldVectors();
    try {
      for (int row = 0; row < batch.getRowCount(); row++) {
        json.writeRaw(first ? "\n" : ",\n");
        first = false;
        json.writeStartObject();
        for (FieldVector column : columns) {
          json.writeFieldName(column.getName());
          JsonValue.write(Values.read(column, row), json);
        }
        json.writeEndObject();
      }
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !out.checkError();
  }

  @Override
  public void end(boolean complete) {
    out.print(first ? "]\n" : "\n]\n");
    out.flush();
  }
}

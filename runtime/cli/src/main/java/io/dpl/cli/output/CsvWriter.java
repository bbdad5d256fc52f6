package io.dpl.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values with a header line. NULL is nothing, an empty text is {@code ""}; lists
 * and structs are JSON, blobs Base64.
 *
 * <p>Source: RFC 4180, but for the line's end, which is a line feed.
 */
public final class CsvWriter implements ResultWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final PrintStream out;

  /** Writes to a stream, which stays open. */
  public CsvWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(Schema schema) {
    out.print(
        schema.getFields().stream()
            .map(field -> quoted(field.getName()))
            .collect(Collectors.joining(",", "", "\n")));
  }

  @Override
  public boolean write(VectorSchemaRoot batch) {
    List<FieldVector> columns = batch.getFieldVectors();
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < batch.getRowCount(); row++) {
      line.setLength(0);
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : ",").append(text(Values.read(columns.get(i), row)));
      }
      out.append(line.append('\n'));
    }
    return !out.checkError();
  }

  @Override
  public void end(boolean complete) {
    out.flush();
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return quoted(json(value));
    }
    return value instanceof String text ? quoted(text) : ValueText.of(value);
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.charAt(0) != ' '
            && text.charAt(text.length() - 1) != ' '
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      JsonValue.write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

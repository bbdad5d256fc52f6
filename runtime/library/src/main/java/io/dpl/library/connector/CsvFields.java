package io.dpl.library.connector;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType.ListOf;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.text.CsvRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** READ CSV with {@code shape = 'fields'}: files that share nothing, as lists of their values. */
record CsvFields(CsvOptions csv) implements ArrowScan {

  private static final String LINE = "_line";

  static final Schema SCHEMA =
      Schema.of(
          new Field(Virtual.PATH, Simple.STRING, false),
          new Field(LINE, Simple.BIGINT, false),
          Field.of("fields", new ListOf(Simple.STRING)));

  @Override
  public BatchReader open(
      ReadRequest request,
      Schema schema,
      Split split,
      int batchRows,
      long batchBytes,
      RunContext context) {
    return new Lines(csv, schema, split, batchRows, batchBytes, context);
  }

  private static final class Lines implements BatchReader {

    private final CsvOptions csv;
    private final Schema schema;
    private final Deque<String> paths = new ArrayDeque<>();
    private final int batchRows;
    private final long batchBytes;
    private final RunContext context;
    private String path = "";
    private @Nullable BufferedReader file;
    private @Nullable CsvRecords records;
    private long row;

    Lines(
        CsvOptions csv,
        Schema schema,
        Split split,
        int batchRows,
        long batchBytes,
        RunContext context) {
      this.csv = csv;
      this.schema = schema;
      this.batchRows = Math.max(1, batchRows);
      this.batchBytes = batchBytes;
      this.context = context;
      split.parts().forEach(part -> paths.add(part.path()));
    }

    @Override
    public @Nullable VectorSchemaRoot next() {
      VectorSchemaRoot batch =
          VectorSchemaRoot.create(ArrowTypes.schema(schema), context.allocator());
      int rows = 0;
      long bytes = 0;
      try {
        batch.allocateNew();
        while (rows < batchRows && (rows == 0 || bytes < batchBytes) && advance()) {
          bytes += write(batch, rows);
          rows++;
        }
      } catch (IOException e) {
        batch.close();
        throw failure(e);
      } catch (RuntimeException e) {
        batch.close();
        throw e;
      }
      batch.setRowCount(rows);
      if (rows == 0) {
        batch.close();
        return null;
      }
      return batch;
    }

    private boolean advance() throws IOException {
      while (true) {
        CsvRecords open = records;
        if (open != null && open.next()) {
          row++;
          return true;
        }
        close();
        if (paths.isEmpty()) {
          return false;
        }
        open(paths.remove());
      }
    }

    private void open(String next) throws IOException {
      path = next;
      row = -1;
      String delimiter = csv.delimiter();
      if (delimiter.isEmpty()) {
        TextHead head = TextHead.of(next, csv.charset(), context.storage());
        delimiter = CsvHeader.of(head.text(), csv).delimiter();
      }
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  TextHead.decompressed(next, context.storage()),
                  csv.charset()
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      file = reader;
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      for (long i = 0; i < csv.skip() && reader.readLine() != null; i++) {
        row = -1;
      }
      records = new CsvRecords(reader, delimiter, csv.quote());
    }

    private long write(VectorSchemaRoot batch, int at) {
      CsvRecords record = java.util.Objects.requireNonNull(records);
      long bytes = 0;
      for (FieldVector vector : batch.getFieldVectors()) {
        if (vector instanceof ListVector list) {
          bytes += fields(list, at, record.fields());
        } else if (vector instanceof BigIntVector numbers) {
          boolean line = vector.getName().equalsIgnoreCase(LINE);
          numbers.setSafe(at, line ? record.line() + csv.skip() : row);
        } else {
          ((VarCharVector) vector).setSafe(at, path.getBytes(StandardCharsets.UTF_8));
        }
      }
      return bytes;
    }

    private static long fields(ListVector list, int at, List<String> fields) {
      VarCharVector values = (VarCharVector) list.getDataVector();
      int to = list.startNewValue(at);
      long bytes = 0;
      for (String field : fields) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        values.setSafe(to++, text);
        bytes += text.length + Integer.BYTES;
      }
      list.endValue(at, fields.size());
      return bytes;
    }

    private DplException failure(IOException e) {
      boolean coding = e instanceof CharacterCodingException;
      String what = coding ? "is not " + csv.charset().name() : "cannot be read: " + e.getMessage();
      long line = records == null ? 0 : records.line();
      return new DplException(
          List.of(
              Diagnostic.error(
                  coding ? RunCode.NOT_UTF8 : RunCode.CSV_VALUE,
                  Span.NONE,
                  "'" + path + "' " + what + (line > 0 ? ", behind line " + line : ""))),
          e);
    }

    @Override
    public void close() {
      records = null;
      if (file != null) {
        try (BufferedReader closed = file) {
          file = null;
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }
}

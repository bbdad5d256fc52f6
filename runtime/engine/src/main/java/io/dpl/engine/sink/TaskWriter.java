package io.dpl.engine.sink;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.plan.Output;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one task into the staging folder of a target. */
public final class TaskWriter {

  /** Bytes of a part file, where the format lets DuckDB or us count them. */
  public static final long FILE_BYTES = 128L << 20;

  /** Lets DuckDB write rows to a place with options of COPY; gives the number of rows. */
  @FunctionalInterface
  public interface Copy {
    long run(String place, String options);
  }

  private final StagedWrite target;
  private final int partition;
  private final int attempt;

  public TaskWriter(StagedWrite target, int partition, int attempt) {
    this.target = target;
    this.partition = partition;
    this.attempt = attempt;
  }

  /**
   * Writes by DuckDB.
   *
   * @param bytesPerRow of the first rows, since the plan may have estimated too little and DuckDB
   *     holds a whole row group in memory
   */
  public TaskFiles copy(WriteForm.SqlCopy form, long bytesPerRow, Copy copy) {
    Output.Write write = target.write();
    try {
      Path folder = target.taskFolder(partition, attempt);
      String options =
          form.copyOptions(
              target.schema(),
              write.options(),
              Math.max(1, Math.max(bytesPerRow, write.bytesPerRow())));
      Path place = folder.resolve(target.fileName());
      if (!write.partitionBy().isEmpty()) {
        place = folder;
        options += ", PARTITION_BY (" + columns(write.partitionBy()) + "), OVERWRITE_OR_IGNORE";
      } else if (write.isFolder()) {
        place = folder.resolve("files");
        options += ", FILE_SIZE_BYTES " + FILE_BYTES;
      }
      long rows = copy.run(place.toString(), options);
      if (write.isFolder() && write.partitionBy().isEmpty()) {
        flatten(place, folder);
      }
      return target.collect(folder, rows);
    } catch (IOException e) {
      throw IoFailure.of(e, write.span(), "write '" + write.location() + "'");
    }
  }

  private static void flatten(Path from, Path to) throws IOException {
    for (Path file : Trees.files(from)) {
      Files.move(file, to.resolve(file.getFileName()));
    }
    Trees.delete(from);
  }

  private static String columns(List<String> names) {
    return names.stream()
        .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(", "));
  }

  /** Writes by Java. */
  public TaskFiles write(WriteForm.ArrowFile form, BatchReader reader, BufferAllocator allocator) {
    Output.Write write = target.write();
    if (!write.partitionBy().isEmpty()) {
      throw DplException.of(
          PlanCode.NOT_YET,
          write.span(),
          "PARTITION BY is not available for " + write.format(),
          "Write PARQUET, CSV or JSON, or leave out PARTITION BY.");
    }
    try {
      Path folder = target.taskFolder(partition, attempt);
      long rows = new Rotation(form, folder, allocator).run(reader);
      return target.collect(folder, rows);
    } catch (IOException e) {
      throw IoFailure.of(e, write.span(), "write '" + write.location() + "'");
    }
  }

  /** One file after the other, each closed when it is large enough. */
  private final class Rotation {

    private final WriteForm.ArrowFile form;
    private final Path folder;
    private final BufferAllocator allocator;
    private WriteForm.@Nullable FileWriter writer;
    private Path file = Path.of("");
    private int files;

    Rotation(WriteForm.ArrowFile form, Path folder, BufferAllocator allocator) {
      this.form = form;
      this.folder = folder;
      this.allocator = allocator;
    }

    long run(BatchReader reader) throws IOException {
      long rows = 0;
      try {
        VectorSchemaRoot batch = reader.next();
        while (batch != null) {
          try (VectorSchemaRoot held = batch) {
            if (held.getRowCount() > 0) {
              open().write(written(held));
              rows += held.getRowCount();
            }
          }
          if (target.write().isFolder() && writer != null && Files.size(file) >= FILE_BYTES) {
            finish();
          }
          batch = reader.next();
        }
        if (files == 0) {
          open();
        }
        return rows;
      } finally {
        finish();
      }
    }

    private WriteForm.FileWriter open() throws IOException {
      if (writer == null) {
        file = folder.resolve(String.format("%05d-%s", files++, target.fileName()));
        writer = form.open(file, target.schema(), target.write().options(), allocator);
      }
      return writer;
    }

    /** The columns that are written, in their order; they stay with the batch. */
    private VectorSchemaRoot written(VectorSchemaRoot batch) {
      List<FieldVector> vectors = new ArrayList<>();
      for (Field field : target.schema().fields()) {
        vectors.add(
            batch
                .getFieldVectors()
                .get(ArrowTypes.schema(batch.getSchema()).indexOf(field.name()).orElseThrow()));
      }
      return new VectorSchemaRoot(ArrowTypes.schema(target.schema()), vectors, batch.getRowCount());
    }

    private void finish() throws IOException {
      if (writer != null) {
        WriteForm.FileWriter closing = writer;
        writer = null;
        try {
          closing.close();
        } catch (IOException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
    }
  }
}

package io.dpl.engine.sink;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a WRITE made. Stands as {@value #FILE_NAME} in a folder that was written; readers skip it
 * because of its first letter.
 *
 * @param location as the script writes it
 * @param format connector name in upper case
 */
public record Manifest(String location, String format, long rows, long bytes, List<File> files) {

  /** Name of the file in a written folder. */
  public static final String FILE_NAME = "_manifest.json";

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * A file of it.
   *
   * @param path relative to the folder, with {@code /}; for a single file its name
   * @param rows -1 where a task wrote several files and only their sum is known
   * @param crc32c checksum of its bytes, eight hexadecimal digits
   */
  public record File(String path, long rows, long bytes, String crc32c) {}

  /** Of these files. */
  static Manifest of(String location, String format, long rows, List<File> files) {
    return new Manifest(location, format, rows, files.stream().mapToLong(File::bytes).sum(), files);
  }

  /** With the files of a later write to the same folder. */
  Manifest and(Manifest later) {
    List<File> all = new ArrayList<>(files);
    later.files().stream().filter(file -> !files.contains(file)).forEach(all::add);
    boolean added = all.size() > files.size() || later.files().isEmpty();
    return of(location, format, added ? rows + later.rows() : rows, all);
  }

  void write(Path file) throws IOException {
    Files.write(file, MAPPER.writeValueAsBytes(this));
  }

  static Manifest read(Path file) throws IOException {
    return MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
  }
}

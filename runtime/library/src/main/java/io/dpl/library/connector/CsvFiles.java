package io.dpl.library.connector;

import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the first lines of CSV files say: headers that fit each other and SCHEMA, and about how many
 * rows there are.
 *
 * @param rows estimate over all files
 * @param delimiter what stands between the values of the first file
 */
record CsvFiles(long rows, String delimiter) {

  /** Headers of at most so many files are compared. */
  private static final int MOST_HEADERS = 1_000;

  static CsvFiles read(ReadRequest request, CsvOptions csv, List<FileInfo> files, Storage storage) {
    if (files.isEmpty()) {
      return new CsvFiles(0, ",");
    }
    FileInfo first = files.get(0);
    TextHead head = head(request, csv, first, storage);
    CsvHeader header = header(csv, head);
    if (csv.header()) {
      checkSchema(request, first, header, csv);
      if (!csv.union()) {
        for (FileInfo other : files.subList(1, Math.min(files.size(), MOST_HEADERS))) {
          CsvHeader second = header(csv, head(request, csv, other, storage));
          checkSame(request, first, header, other, second);
        }
      }
    }
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    return new CsvFiles(head.rows(bytes), header.delimiter());
  }

  /** About how many rows so many bytes of files like this one have. */
  static long rows(ReadRequest request, CsvOptions csv, FileInfo file, long bytes, Probe probe) {
    return head(request, csv, file, probe.storage()).rows(bytes);
  }

  private static CsvHeader header(CsvOptions csv, TextHead head) {
    return CsvHeader.of(head.text(), csv);
  }

  private static TextHead head(
      ReadRequest request, CsvOptions csv, FileInfo file, Storage storage) {
    try {
      return TextHead.of(file.path(), csv.charset(), storage);
    } catch (java.nio.file.AccessDeniedException e) {
      throw error(request, NameCode.FILE_DENIED, "'" + file.path() + "' may not be read", "", e);
    } catch (IOException e) {
      throw error(
          request,
          TypeCode.UNREADABLE_HEADER,
          "'" + file.path() + "' cannot be read: " + e.getMessage(),
          "",
          e);
    }
  }

  private static DplException error(
      ReadRequest request,
      io.dpl.api.diagnostic.Code code,
      String message,
      String help,
      IOException cause) {
    return new DplException(
        List.of(
            Diagnostic.error(
                code,
                request.span(),
                message,
                help.isEmpty() ? new String[0] : new String[] {help})),
        cause);
  }

  private static void checkSchema(
      ReadRequest request, FileInfo file, CsvHeader header, CsvOptions csv) {
    Schema schema = request.schema();
    if (schema == null || csv.union()) {
      return;
    }
    for (String name : schema.names()) {
      if (!header.has(name)) {
        throw DplException.of(
            NameCode.SCHEMA_COLUMN_MISSING,
            request.span(),
            "'" + file.path() + "' has no column " + name + " in its header",
            Nearest.to(name, header.names())
                .map(near -> "Did you mean " + near + "?")
                .orElse("Its header is " + String.join(", ", header.names()) + "."),
            "OPTIONS (header = FALSE) takes the columns by position.");
      }
    }
  }

  private static void checkSame(
      ReadRequest request, FileInfo first, CsvHeader a, FileInfo second, CsvHeader b) {
    Schema schema = request.schema();
    Set<String> left = a.set();
    Set<String> right = b.set();
    if (left.equals(right) || (schema != null && schema.names().stream().allMatch(b::has))) {
      return;
    }
    Set<String> only = new TreeSet<>(left);
    only.removeAll(right);
    Set<String> other = new TreeSet<>(right);
    other.removeAll(left);
    throw DplException.of(
        TypeCode.SCHEMAS_DIFFER,
        request.span(),
        "'"
            + first.path()
            + "' and '"
            + second.path()
            + "' have different columns: "
            + (only.isEmpty()
                ? "only the second has " + String.join(", ", other)
                : "only the first has " + String.join(", ", only)),
        "Read them apart, or say OPTIONS (union_by_name = TRUE).");
  }
}

package io.dpl.library.connector;

import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values stand in the names of folders, {@code key=value}, as WRITE with PARTITION BY
 * and Hive make them. Folders below the location of the READ count, and only where all files have
 * the same keys in the same order.
 *
 * @param names in the order of the path
 * @param roots what stands before the first sign of a pattern in each location
 */
record FolderKeys(List<String> names, List<String> roots) {

  static final String OPTION = "hive_partitioning";

  static final OptionDoc DOC =
      new OptionDoc(
          OPTION,
          "BOOLEAN",
          "TRUE",
          "Whether folders named key=value are columns, too.",
          true,
          false);

  /** What Hive and DuckDB write for NULL. */
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  FolderKeys {
    names = List.copyOf(names);
    roots = List.copyOf(roots);
  }

  /** The keys of these files. */
  static FolderKeys of(ReadRequest request, List<FileInfo> files) {
    return of(request, files.stream().map(FileInfo::path));
  }

  /** The keys of the files of a split. */
  static FolderKeys of(ReadRequest request, Split split) {
    return of(request, split.parts().stream().map(Split.Part::path));
  }

  private static FolderKeys of(ReadRequest request, Stream<String> paths) {
    List<String> roots = request.locations().stream().map(FolderKeys::root).toList();
    Options options = new Options(request.format(), request.options(), request.span());
    if (!options.flag(OPTION, true)) {
      return new FolderKeys(List.of(), roots);
    }
    FolderKeys none = new FolderKeys(List.of(), roots);
    List<List<String>> all =
        folders(paths)
            .map(path -> List.copyOf(none.all(path).keySet()))
            .distinct()
            .limit(2)
            .toList();
    return all.size() == 1 ? new FolderKeys(all.get(0), roots) : none;
  }

  /** Each folder of these files once, up to its slash: there may be very many files. */
  private static Stream<String> folders(Stream<String> paths) {
    return paths.map(path -> path.substring(0, path.lastIndexOf('/') + 1)).distinct();
  }

  /** The part of a location that is the same for all its files, up to the last slash. */
  private static String root(String written) {
    String location = written.startsWith("file://") ? written.substring(7) : written;
    int end = 0;
    while (end < location.length() && "*?[{".indexOf(location.charAt(end)) < 0) {
      end++;
    }
    return end == location.length()
        ? location + (location.endsWith("/") ? "" : "/")
        : location.substring(0, location.lastIndexOf('/', end) + 1);
  }

  /** Each key of a path with its value. */
  Map<String, @Nullable String> values(String path) {
    Map<String, @Nullable String> all = all(path);
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, all.get(name)));
    return values;
  }

  private Map<String, @Nullable String> all(String path) {
    String root =
        roots.stream()
            .filter(path::startsWith)
            .max(java.util.Comparator.comparingInt(String::length))
            .orElse(path);
    String[] folders = path.substring(root.length()).split("/", -1);
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (String folder : List.of(folders).subList(0, folders.length - 1)) {
      int sign = folder.indexOf('=');
      if (sign > 0) {
        values.put(decoded(folder.substring(0, sign)), value(folder.substring(sign + 1)));
      }
    }
    return values;
  }

  private static @Nullable String value(String written) {
    return written.equals(NULL) ? null : decoded(written);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a per cent sign that stands for itself
    }
  }

  /** The columns of the files, and behind them the keys that they do not have. */
  Schema added(Schema stored, List<FileInfo> files) {
    if (names.isEmpty()) {
      return stored;
    }
    var keys = folders(files.stream().map(FileInfo::path)).map(this::values).toList();
    List<Field> fields = new ArrayList<>(stored.fields());
    for (String name : names) {
      if (stored.find(name).isEmpty()) {
        Stream<Optional<String>> texts =
            keys.stream().map(values -> Optional.ofNullable(values.get(name)));
        fields.add(Field.of(name, FolderKeyTypes.of(texts.flatMap(Optional::stream).toList())));
      }
    }
    return new Schema(fields);
  }

  boolean has(String column) {
    return names.stream().anyMatch(column::equalsIgnoreCase);
  }

  /** The keys among the columns. */
  Schema keys(Schema schema) {
    return new Schema(schema.fields().stream().filter(field -> has(field.name())).toList());
  }

  /** The columns that are no keys. */
  Schema stored(Schema schema) {
    return new Schema(schema.fields().stream().filter(field -> !has(field.name())).toList());
  }

  /** The request without the keys in its SCHEMA. */
  ReadRequest stored(ReadRequest request) {
    Schema schema = request.schema();
    return schema == null
        ? request
        : new ReadRequest(
            request.format(),
            request.locations(),
            stored(schema),
            request.options(),
            request.span());
  }

  /** The argument of DuckDB's readers that gives these columns, or that none comes from a path. */
  String argument(Schema schema, List<String> columns) {
    Schema keys = keys(schema);
    if (columns.stream().noneMatch(name -> keys.find(name).isPresent())) {
      return "hive_partitioning=false";
    }
    return keys.fields().stream()
        .map(field -> SqlText.literal(field.name()) + ": " + SqlText.type(field.type()))
        .collect(
            Collectors.joining(
                ", ", "hive_partitioning=true, hive_types_autocast=false, hive_types={", "}"));
  }
}

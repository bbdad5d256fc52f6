package io.dpl.library.connector;

import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.TypeCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of a READ: every format finds them alike. */
public final class SourceFiles {

  private static final Pattern SCHEME = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+://.*");

  /** Options that every format takes. */
  static final List<OptionDoc> OPTIONS =
      List.of(
          new OptionDoc(
              "missing",
              "STRING",
              "'error'",
              "'empty' reads no rows where no file is; needs SCHEMA.",
              true,
              false),
          new OptionDoc(
              "follow_symlinks",
              "BOOLEAN",
              "FALSE",
              "Whether patterns and folders include symbolic links.",
              true,
              false));

  private SourceFiles() {}

  /** OPTIONS together with those of a format. */
  public static List<OptionDoc> with(OptionDoc... own) {
    List<OptionDoc> all = new ArrayList<>(List.of(own));
    all.addAll(OPTIONS);
    return List.copyOf(all);
  }

  /**
   * The files of all locations in their order, each once.
   *
   * <p>Errors: DPL2101, DPL2102, DPL2104, DPL2105, DPL3103.
   */
  public static List<FileInfo> of(ReadRequest request, Options options, Storage storage) {
    boolean empty = options.word("missing", "error", List.of("error", "empty")).equals("empty");
    boolean follow = options.flag("follow_symlinks", false);
    Set<String> seen = new HashSet<>();
    List<FileInfo> files = new ArrayList<>();
    for (String location : request.locations()) {
      List<FileInfo> found = list(request, location, follow, storage);
      if (found.isEmpty() && !empty) {
        throw nothing(request, location);
      }
      if (request.locations().size() == 1) {
        return found;
      }
      found.stream().filter(file -> seen.add(file.path())).forEach(files::add);
    }
    return files;
  }

  /**
   * The files of text formats, which are read packed by gzip or zstd only. Errors: DPL4001, too.
   */
  static List<FileInfo> texts(ReadRequest request, Options options, Storage storage) {
    List<FileInfo> files = of(request, options, storage);
    for (FileInfo file : files) {
      if (file.path().toLowerCase(Locale.ROOT).endsWith(".bz2")) {
        throw DplException.of(
            PlanCode.NOT_YET,
            request.span(),
            "'" + file.path() + "' is packed by bzip2, which READ cannot unpack yet",
            "Pack it with gzip or zstd instead.");
      }
    }
    return files;
  }

  /** Error DPL3103 where there is neither a file nor a SCHEMA. */
  public static DplException schemaNeeded(ReadRequest request) {
    return DplException.of(
        TypeCode.SCHEMA_NEEDED,
        request.span(),
        "there is no file to take the columns from",
        "Write READ " + request.format() + " ... SCHEMA (name TYPE, ...).");
  }

  private static List<FileInfo> list(
      ReadRequest request, String location, boolean follow, Storage storage) {
    if (SCHEME.matcher(location).matches()) {
      throw DplException.of(
          NameCode.STORE_UNKNOWN,
          request.span(),
          "cannot read '" + location + "': only local files can be read yet",
          "Copy the files to a local folder.");
    }
    try {
      return storage.list(location, follow);
    } catch (AccessDeniedException e) {
      throw new DplException(
          List.of(
              io.dpl.api.diagnostic.Diagnostic.error(
                  NameCode.FILE_DENIED, request.span(), "'" + e.getFile() + "' may not be read")),
          e);
    } catch (IOException e) {
      throw new DplException(
          List.of(
              io.dpl.api.diagnostic.Diagnostic.error(
                  NameCode.NO_SUCH_FILE,
                  request.span(),
                  "'" + location + "' cannot be listed: " + e.getMessage())),
          e);
    }
  }

  private static DplException nothing(ReadRequest request, String location) {
    boolean pattern = location.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    return pattern
        ? DplException.of(
            NameCode.NOTHING_MATCHES,
            request.span(),
            "no file matches '" + location + "'",
            "OPTIONS (missing = 'empty') with a SCHEMA reads no rows then.")
        : DplException.of(
            NameCode.NO_SUCH_FILE,
            request.span(),
            "there is no file '" + location + "'",
            "Relative paths start at the working directory.");
  }
}

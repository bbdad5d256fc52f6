package io.dpl.engine.fragment;

import io.dpl.api.diagnostic.RunCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of DuckDB means.
 *
 * @param message for the user, without DuckDB's advice
 * @param inData whether a value is at fault, so that its place can be looked for
 */
public record Failure(RunCode code, String message, List<String> help, boolean inData) {

  private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern CSV_FILE = Pattern.compile("(?m)^\\s*file = (.+)$");
  private static final Pattern CSV_WHAT =
      Pattern.compile("(?m)^(Error when converting.+|Expected Number.+|Value with .+|.*quote.*)$");

  /** What an asynchronous write or read reports: an error as JSON within the message. */
  private static final Pattern NESTED =
      Pattern.compile("\"exception_message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern KIND =
      Pattern.compile("^(?:java\\.sql\\.SQLException: )?[A-Z][A-Za-z ]+ Error: ");

  /** Reads a message. */
  public static Failure of(String message) {
    Matcher nested = NESTED.matcher(message);
    String text = nested.find() ? nested.group(1).replace("\\\"", "'") : message;
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher line = CSV_LINE.matcher(text);
    if (line.find()) {
      return csv(text, line.group(1), lower.contains("utf-8") || lower.contains("unicode"));
    }
    if (lower.contains("out of memory error") && !lower.contains("max_temp_directory_size")) {
      return new Failure(
          RunCode.OUT_OF_MEMORY,
          shortened(text),
          List.of("Give the run more memory (--memory), or fewer threads (--threads)."),
          false);
    }
    if (has(lower, "no space left", "could not write all bytes", "max_temp_directory_size")) {
      return plain(RunCode.DISK_FULL, text);
    }
    if (has(lower, "permission denied", "read-only file system", "operation not permitted")) {
      return plain(RunCode.NO_PERMISSION, text);
    }
    if (has(lower, "no files found", "no such file", "cannot open file")) {
      return plain(RunCode.FILE_GONE, text);
    }
    if (has(lower, "internal error", "binder error", "catalog error", "parser error")) {
      return plain(RunCode.INTERNAL, text);
    }
    return inFile(text, lower);
  }

  private static Failure inFile(String text, String lower) {
    if (has(lower, "malformed json in file", "missing field", "jsonpath", "read_json")) {
      return plain(RunCode.BAD_TEXT_FILE, text);
    }
    if (has(lower, "utf-8", "utf8", "invalid unicode")) {
      return plain(RunCode.NOT_UTF8, text);
    }
    if (has(
        lower,
        "footer length",
        "no magic bytes",
        "too small to be a parquet",
        "tprotocol",
        "snappy",
        "zstd",
        "corrupt",
        "don't know what type",
        "parquet file",
        "file is too short",
        "out of buffer")) {
      return plain(RunCode.CORRUPT_FILE, text);
    }
    return inData(text, lower);
  }

  private static Failure inData(String text, String lower) {
    RunCode code =
        lower.contains("division by zero")
            ? RunCode.DIVISION_BY_ZERO
            : has(lower, "overflow", "out of range error")
                ? RunCode.OVERFLOW
                : lower.contains("conversion error")
                    ? RunCode.CAST_FAILED
                    : lower.contains("json") ? RunCode.BAD_JSON : RunCode.EXPRESSION_FAILED;
    return new Failure(code, shortened(text), List.of(), true);
  }

  private static Failure csv(String text, String line, boolean encoding) {
    Matcher file = CSV_FILE.matcher(text);
    Matcher what = CSV_WHAT.matcher(text);
    String place = (file.find() ? file.group(1).strip() + ", " : "") + "line " + line;
    String reason = what.find() ? what.group(1).strip() : text.lines().findFirst().orElse("");
    return new Failure(
        encoding ? RunCode.NOT_UTF8 : RunCode.BAD_TEXT_FILE,
        place
            + ": "
            + (encoding ? "the line is not valid in the file's encoding" : trimmed(reason)),
        List.of(),
        false);
  }

  private static Failure plain(RunCode code, String text) {
    return new Failure(code, shortened(text), List.of(), false);
  }

  private static boolean has(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** The first sentence, without the kind of error, the caret and the advice. */
  private static String shortened(String text) {
    String first = KIND.matcher(text).replaceFirst("").lines().findFirst().orElse(text);
    return trimmed(first.replaceAll("\\s*Use TRY\\(.*$", ""));
  }

  private static String trimmed(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") || stripped.endsWith("!")
        ? stripped.substring(0, stripped.length() - 1)
        : stripped;
  }
}

package io.dpl.library.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a CSV text, whatever their length: values between delimiters, in quotes where they
 * hold delimiters, quotes (doubled) or line ends. Blank lines are left out.
 *
 * <p>Source: RFC 4180.
 */
public final class CsvRecords {

  private static final int END = -1;

  private final Reader in;
  private final String delimiter;
  private final char quote;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private int peeked = -2;
  private long line;
  private long nextLine = 1;

  /**
   * @param in read to its end by {@link #next}; buffered by the caller
   * @param quote the character around values, {@code '\0'} for none
   */
  public CsvRecords(Reader in, String delimiter, char quote) {
    this.in = in;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /**
   * Goes on to the next record; false at the end.
   *
   * @throws IOException for a quote that never ends, with its line
   */
  public boolean next() throws IOException {
    fields.clear();
    while (true) {
      int c = read();
      if (c == END) {
        return false;
      }
      if (!isLineEnd(c)) {
        line = nextLine;
        record(c);
        return true;
      }
    }
  }

  /** Number of the line where the record starts, from 1. */
  public long line() {
    return line;
  }

  /** Its values. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  private void record(int first) throws IOException {
    int c = first;
    boolean start = true;
    while (true) {
      if (start && c == quote && quote != 0) {
        quoted();
        start = false;
      } else if (c == END || isLineEnd(c)) {
        take();
        return;
      } else {
        value.append((char) c);
        start = false;
        int cut = value.length() - delimiter.length();
        if (cut >= 0 && value.indexOf(delimiter, cut) == cut) {
          value.setLength(cut);
          take();
          start = true;
        }
      }
      c = read();
    }
  }

  /** The rest of a value behind its opening quote. */
  private void quoted() throws IOException {
    long opened = nextLine;
    while (true) {
      int c = read();
      if (c == END) {
        throw new IOException("the quote that starts in line " + opened + " never ends");
      }
      if (c == quote) {
        int after = read();
        if (after != quote) {
          peeked = after;
          return;
        }
      } else if (c == '\n') {
        nextLine++;
      }
      value.append((char) c);
    }
  }

  private void take() {
    fields.add(value.toString());
    value.setLength(0);
  }

  /** Whether it ends a line; the second half of CR LF is taken along. */
  private boolean isLineEnd(int c) throws IOException {
    if (c == '\r') {
      int after = read();
      if (after != '\n') {
        peeked = after;
      }
    } else if (c != '\n') {
      return false;
    }
    nextLine++;
    return true;
  }

  private int read() throws IOException {
    if (peeked != -2) {
      int c = peeked;
      peeked = -2;
      return c;
    }
    return in.read();
  }
}

package io.dpl.cli.repl.view;

import io.dpl.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.Optional;

/** How a prompt shows results; commands change it. */
public final class Options {

  /** Rows that are fetched of a result where nobody asked for more. */
  public static final long STANDARD_ROWS = 1000;

  private boolean timing;
  private boolean paging = true;
  private long rows = STANDARD_ROWS;
  private OutputFormat.Text format = OutputFormat.Text.TABLE;
  private Optional<Path> file = Optional.empty();

  /** Whether the time of each input is shown. */
  public boolean timing() {
    return timing;
  }

  public void setTiming(boolean on) {
    timing = on;
  }

  /** Whether long results are shown page by page. */
  public boolean paging() {
    return paging;
  }

  public void setPaging(boolean on) {
    paging = on;
  }

  /** Most rows shown of a result. */
  public long rows() {
    return rows;
  }

  public void setRows(long most) {
    rows = most;
  }

  public OutputFormat.Text format() {
    return format;
  }

  public void setFormat(OutputFormat.Text to) {
    format = to;
  }

  /** Where results go in place of the screen. */
  public Optional<Path> file() {
    return file;
  }

  public void setFile(Optional<Path> to) {
    file = to;
  }
}

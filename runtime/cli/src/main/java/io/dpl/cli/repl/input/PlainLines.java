package io.dpl.cli.repl.input;

import io.dpl.cli.progress.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Inputs of a file or a pipe: no prompt, no colours, the same rules of what is whole. */
public final class PlainLines implements Lines {

  private final BufferedReader reader;

  public PlainLines(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String next() {
    try {
      String line = reader.readLine();
      if (line == null) {
        return null;
      }
      StringBuilder text = new StringBuilder(line);
      while (!Completeness.isComplete(text.toString())) {
        line = reader.readLine();
        if (line == null) {
          break;
        }
        text.append('\n').append(line);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public AutoCloseable onInterrupt(Runnable action) {
    return new Interrupts(action);
  }

  @Override
  public void close() {}
}

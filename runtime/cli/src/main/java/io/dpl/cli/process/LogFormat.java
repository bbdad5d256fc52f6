package io.dpl.cli.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A message of a library as one line, with its stack trace below. */
final class LogFormat extends Formatter {

  @Override
  public String format(LogRecord message) {
    StringWriter text = new StringWriter();
    text.append(message.getLevel().getName())
        .append(' ')
        .append(message.getLoggerName())
        .append(": ")
        .append(formatMessage(message))
        .append('\n');
    if (message.getThrown() != null) {
      message.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }
}

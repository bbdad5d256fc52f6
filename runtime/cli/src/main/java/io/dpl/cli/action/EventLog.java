package io.dpl.cli.action;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.dpl.cli.arguments.UsageException;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.event.RunListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a run as a file: a JSON object a line, each with {@code event}, {@code millis}
 * since the start and {@code stage}, then what the event itself knows.
 */
final class EventLog implements AutoCloseable {

  private final long startNanos = System.nanoTime();
  private @Nullable JsonGenerator json;

  private EventLog(@Nullable JsonGenerator json) {
    this.json = json;
  }

  /** Opens the file anew; a log without a file keeps nothing. */
  static EventLog open(Optional<Path> file) {
    if (file.isEmpty()) {
      return new EventLog(null);
    }
    try {
      BufferedWriter writer = Files.newBufferedWriter(file.get());
      return new EventLog(
          new JsonFactory()
              .createGenerator(writer)
              .setPrettyPrinter(new MinimalPrettyPrinter("\n")));
    } catch (IOException e) {
      throw new UsageException("cannot write " + file.get() + ": " + e.getMessage());
    }
  }

  /** Hears everything first, and hands it on. */
  RunListener before(RunListener next) {
    return event -> {
      add(event);
      next.on(event);
    };
  }

  /** Adds a line. A log that cannot be written any more ends; the run goes on. */
  void add(RunEvent event) {
    JsonGenerator to = json;
    if (to == null) {
      return;
    }
    try {
      to.writeStartObject();
      to.writeStringField("event", name(event));
      to.writeNumberField("millis", (System.nanoTime() - startNanos) / 1_000_000);
      to.writeNumberField("stage", event.stage());
      fields(event, to);
      to.writeEndObject();
      if (!(event instanceof RunEvent.Progress)) {
        to.flush();
      }
    } catch (IOException e) {
      json = null;
    }
  }

  /** For example {@code stage_started}. */
  private static String name(RunEvent event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static void fields(RunEvent event, JsonGenerator to) throws IOException {
    if (event instanceof RunEvent.WorkersUp up) {
      to.writeNumberField("workers", up.workers());
      to.writeNumberField("took_millis", up.millis());
    } else if (event instanceof RunEvent.StageStarted started) {
      to.writeStringField("name", started.name());
      to.writeNumberField("partitions", started.partitions());
    } else if (event instanceof RunEvent.StageFinished finished) {
      to.writeStringField("name", finished.name());
      to.writeNumberField("rows", finished.rows());
      to.writeNumberField("bytes", finished.bytes());
      to.writeNumberField("took_millis", finished.millis());
    } else if (event instanceof RunEvent.TaskStarted started) {
      to.writeNumberField("partition", started.partition());
      to.writeNumberField("attempt", started.attempt());
      to.writeStringField("worker", started.worker());
    } else if (event instanceof RunEvent.TaskFinished finished) {
      to.writeNumberField("partition", finished.partition());
      to.writeNumberField("attempt", finished.attempt());
      to.writeNumberField("rows", finished.rows());
      to.writeNumberField("bytes", finished.bytes());
    } else if (event instanceof RunEvent.TaskAgain again) {
      to.writeNumberField("partition", again.partition());
      to.writeNumberField("attempt", again.attempt());
      to.writeBooleanField("finished", again.finished());
      to.writeStringField("because", again.because());
    } else if (event instanceof RunEvent.Progress progress) {
      to.writeNumberField("partition", progress.partition());
      to.writeNumberField("rows", progress.rows());
      to.writeNumberField("bytes", progress.bytes());
    } else if (event instanceof RunEvent.BatchChanged change) {
      to.writeNumberField("node", change.node());
      to.writeStringField("model", change.model());
      to.writeNumberField("from_rows", change.fromRows());
      to.writeNumberField("to_rows", change.toRows());
      to.writeStringField("because", change.because());
    } else if (event instanceof RunEvent.ModelRan ran) {
      to.writeNumberField("node", ran.node());
      to.writeStringField("model", ran.model());
      to.writeBooleanField("cold", ran.cold());
      to.writeNumberField("batch_rows", ran.batchRows());
      to.writeNumberField("runs", ran.runs());
      to.writeNumberField("rows", ran.rows());
      to.writeNumberField("nanos", ran.nanos());
    } else if (event instanceof RunEvent.Note note) {
      to.writeStringField("text", note.text());
    }
  }

  @Override
  public void close() {
    JsonGenerator to = json;
    if (to != null) {
      try {
        to.writeRaw('\n');
        to.close();
      } catch (IOException e) {
        json = null;
      }
    }
  }
}

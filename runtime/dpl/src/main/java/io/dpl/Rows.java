package io.dpl;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.value.Decoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result as Java objects, made while the run goes on. Read once, by one thread.
 * Closing it ends a run whose rows nobody else wants.
 *
 * <p>Errors: {@link DplException} 5xxx out of the iterator with what made the run fail, DPL5601 for
 * a value that the Java class cannot hold.
 *
 * <p>Example:
 *
 * <pre>try (Rows&lt;Photo&gt; rows = pipeline.as(Photo.class).rows()) {
 *   for (Photo photo : rows) { ... }
 * }</pre>
 */
public final class Rows<T> implements Iterable<T>, AutoCloseable {

  private final ResultBatches batches;
  private final Function<VectorSchemaRoot, Decoder.Cells> decoder;
  private final Runnable end;
  private final Runnable close;
  private final Reading reading = new Reading();

  /**
   * @param end runs when all rows are read
   */
  Rows(
      ResultBatches batches,
      Function<VectorSchemaRoot, Decoder.Cells> decoder,
      Runnable end,
      Runnable close) {
    this.batches = batches;
    this.decoder = decoder;
    this.end = end;
    this.close = close;
  }

  /** Columns and their types. */
  public io.dpl.api.type.Schema schema() {
    return batches.schema();
  }

  /** The one iterator: asked twice, it goes on where it is. */
  @Override
  public Iterator<T> iterator() {
    return reading;
  }

  /** The rows that are left, as a stream; closing the stream closes the rows. */
  public Stream<T> stream() {
    Spliterator<T> rows =
        Spliterators.spliteratorUnknownSize(reading, Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(rows, false).onClose(this::close);
  }

  /** The rows that are left. */
  public List<T> toList() {
    List<T> rows = new ArrayList<>();
    reading.forEachRemaining(rows::add);
    return rows;
  }

  @Override
  public void close() {
    reading.release();
    batches.close();
    close.run();
  }

  private final class Reading implements Iterator<T> {

    private @Nullable VectorSchemaRoot batch;
    private Decoder.@Nullable Cells cells;
    private int row;
    private boolean ended;

    @Override
    public boolean hasNext() {
      while (!ended && (batch == null || row >= batch.getRowCount())) {
        release();
        batch = batches.next();
        row = 0;
        if (batch == null) {
          ended = true;
          end.run();
        } else {
          cells = decoder.apply(batch);
        }
      }
      return !ended;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T next() {
      if (!hasNext() || cells == null) {
        throw new NoSuchElementException();
      }
      try {
        Object value = cells.at(row);
        row++;
        return (T) value;
      } catch (DplException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new DplException(
            List.of(
                Diagnostic.error(RunCode.RECORD_VALUE, Span.NONE, String.valueOf(e.getMessage()))),
            e);
      }
    }

    void release() {
      if (batch != null) {
        batch.close();
        batch = null;
        cells = null;
      }
    }
  }
}

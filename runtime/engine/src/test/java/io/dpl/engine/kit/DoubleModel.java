package io.dpl.engine.kit;

import io.dpl.api.connector.Storage;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.ModelSignature;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** A model that doubles numbers, and counts how it is used. */
public final class DoubleModel implements ModelProvider {

  /** Rows of each run. */
  public final ConcurrentLinkedQueue<Integer> windows = new ConcurrentLinkedQueue<>();

  /** What a run of so many rows costs: it may wait, or fail. */
  public volatile IntConsumer cost = rows -> {};

  public final AtomicInteger loads = new AtomicInteger();
  public final AtomicInteger open = new AtomicInteger();

  @Override
  public String name() {
    return "TEST";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Models", "For tests.", "", "", "");
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    loads.incrementAndGet();
    open.incrementAndGet();
    return new Model() {
      @Override
      public ModelSession open() {
        return DoubleModel.this::run;
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  private void run(
      List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs) {
    windows.add(rows);
    cost.accept(Math.min(rows, batchRows));
    BigIntVector in = (BigIntVector) arguments.get(0);
    BigIntVector out = (BigIntVector) outputs.get(0);
    for (int i = 0; i < rows; i++) {
      if (in.isNull(i)) {
        out.setNull(i);
      } else {
        out.setSafe(i, 2 * in.get(i));
      }
    }
  }
}

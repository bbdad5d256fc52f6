package io.dpl.benchmarks.simulate;

import io.dpl.api.connector.Storage;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.ModelSignature;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/**
 * {@code USING SIMULATED 'call=0.005 row=0.001 batch=64 run=4096 random=0'}: a model that takes
 * time and does nothing.
 */
final class SimulatedModels implements ModelProvider {

  /**
   * What such a model is told.
   *
   * @param call seconds of a run besides its rows
   * @param row seconds a row
   * @param batch rows of a run that it declares
   * @param runBytes bytes that a row of a run takes
   * @param random whether rows differ: exponentially distributed
   */
  record Told(double call, double row, int batch, long runBytes, boolean random) {

    String location() {
      return String.format(
          Locale.ROOT,
          "call=%.9f row=%.9f batch=%d run=%d random=%d",
          call,
          row,
          batch,
          runBytes,
          random ? 1 : 0);
    }

    static Told parse(String location) {
      double[] values = new double[5];
      List<String> names = List.of("call", "row", "batch", "run", "random");
      for (String part : location.split(" ")) {
        String[] pair = part.split("=", 2);
        values[names.indexOf(pair[0])] = Double.parseDouble(pair[1]);
      }
      return new Told(values[0], values[1], (int) values[2], (long) values[3], values[4] != 0);
    }

    /** Seconds a row in a declared batch. */
    double secondsPerRow() {
      return row + call / batch;
    }

    /** Seconds of a run of rows from one number to another. */
    double seconds(long from, long to) {
      double rows = to - from;
      if (random) {
        rows = 0;
        for (long number = from; number < to; number++) {
          rows -= Math.log(1 - new SplittableRandom(number).nextDouble());
        }
      }
      return call + row * rows;
    }
  }

  @Override
  public String name() {
    return SimulatedRows.NAME;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Models", "A model for the simulator.", "", "", "");
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    Told told = Told.parse(declaration.location());
    return new ModelSignature(
            declaration.inputs(),
            declaration.outputs(),
            new Traits(true, false, true),
            new Cost(told.secondsPerRow(), 8, 1),
            0,
            told.runBytes(),
            told.batch(),
            told.batch())
        .withSecondsPerRun(told.call());
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    Told told = Told.parse(declaration.location());
    return new Model() {
      @Override
      public ModelSession open() {
        return (arguments, rows, batchRows, outputs) ->
            run(told, (BigIntVector) arguments.get(0), rows, batchRows, outputs.get(0));
      }

      @Override
      public void close() {}
    };
  }

  private static void run(
      Told told, BigIntVector numbers, int rows, int batchRows, FieldVector output) {
    for (int from = 0; from < rows; from += batchRows) {
      long first = numbers.get(from);
      sleep(told.seconds(first, first + Math.min(batchRows, rows - from)));
    }
    for (int i = 0; i < rows; i++) {
      ((BigIntVector) output).setSafe(i, numbers.get(i));
    }
  }

  /** Takes time, as a device or a service does, and no processor. */
  static void sleep(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

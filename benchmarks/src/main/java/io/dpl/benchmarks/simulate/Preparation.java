package io.dpl.benchmarks.simulate;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;

/** {@code PREPARE(x)}: what is done with a row before the model, for so many seconds. */
record Preparation(double secondsPerRow) implements HeavyFunction {

  @Override
  public List<Signature> signatures() {
    return List.of(Signature.parse("PREPARE(x BIGINT) -> BIGINT"));
  }

  @Override
  public Traits traits() {
    return Traits.PURE;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Simulated", "Takes time.", "", "PREPARE(1)", "1");
  }

  @Override
  public Cost cost() {
    return new Cost(secondsPerRow, 8, 1);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return (arguments, from, rows, out, limitBytes) -> {
      BigIntVector numbers = (BigIntVector) arguments.get(0);
      SimulatedModels.sleep((rows - from) * secondsPerRow);
      for (int i = from; i < rows; i++) {
        ((BigIntVector) out).setSafe(i - from, numbers.get(i));
      }
      return rows - from;
    };
  }
}

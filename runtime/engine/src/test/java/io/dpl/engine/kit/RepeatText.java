package io.dpl.engine.kit;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/** {@code REPEAT_TEXT(n, size => 10)}: n as text, filled up with dots; fails for negative n. */
public final class RepeatText implements HeavyFunction {

  @Override
  public List<Signature> signatures() {
    return List.of(Signature.parse("REPEAT_TEXT(n BIGINT, size => BIGINT = 10) -> STRING"));
  }

  @Override
  public Traits traits() {
    return Traits.FALLIBLE;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Test", "For tests.", "", "", "");
  }

  @Override
  public Cost cost() {
    return new Cost(1e-6, 10, 1);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    int size = ((Number) options.getOrDefault("size", 10L)).intValue();
    return new HeavyOperator() {
      @Override
      public int run(
          List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
        BigIntVector n = (BigIntVector) arguments.get(0);
        VarCharVector texts = (VarCharVector) out;
        long bytes = 0;
        int done = 0;
        while (from + done < rows && bytes < limitBytes) {
          int row = from + done;
          if (!n.isNull(row)) {
            if (n.get(row) < 0) {
              throw new RowException(row, RunCode.EXPRESSION_FAILED, "n is negative", null);
            }
            StringBuilder text = new StringBuilder().append(n.get(row));
            text.append(".".repeat(Math.max(0, size - text.length())));
            texts.setSafe(done, text.toString().getBytes(StandardCharsets.UTF_8));
            bytes += text.length();
          }
          done++;
        }
        return done;
      }
    };
  }
}

package io.dpl.function;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import io.dpl.value.Decoder;
import io.dpl.value.Encoder;
import io.dpl.value.Natural;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * A function that is a {@link RowFunction}; the process that was given it can call it, others
 * cannot.
 *
 * <p>Example: {@code JavaFunction.of("SLUG(title STRING) -> STRING", row -> slug((String)
 * row[0]))}.
 */
public final class JavaFunction implements HeavyFunction {

  private static final long ROW_BYTES = 16;

  private static final Cost COST = new Cost(1e-5, 64, 1);

  private final Signature signature;
  private final List<DplType> types;
  private final RowFunction function;
  private final Traits traits;

  private JavaFunction(
      Signature signature, List<DplType> types, RowFunction function, Traits traits) {
    this.signature = signature;
    this.types = types;
    this.function = function;
    this.traits = traits;
  }

  /**
   * A function whose result depends on its arguments alone.
   *
   * @param signature name, parameters with their types and result; no options, no type letters.
   *     Throws an {@link IllegalArgumentException} for another text
   */
  public static JavaFunction of(String signature, RowFunction function) {
    Signature parsed = Signature.parse(signature);
    if (parsed.values().size() < parsed.parameters().size()
        || parsed.values().stream().anyMatch(Signature.Parameter::variadic)) {
      throw new IllegalArgumentException(
          "a function from Java takes plain parameters only: " + signature);
    }
    List<DplType> types =
        parsed.values().stream().map(parameter -> DplType.parse(parameter.type())).toList();
    DplType.parse(parsed.returns());
    return new JavaFunction(parsed, types, function, Traits.FALLIBLE);
  }

  /** The same function, which may give another result at each call. */
  public JavaFunction changing() {
    return new JavaFunction(signature, types, function, new Traits(false, true, true));
  }

  @Override
  public List<Signature> signatures() {
    return List.of(signature);
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("From Java", "A function of the program that runs DPL.", "", "", "");
  }

  @Override
  public Cost cost() {
    return COST;
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    List<Decoder> decoders = types.stream().map(Natural::decoder).toList();
    return (arguments, from, rows, out, limitBytes) -> {
      List<Decoder.Cells> cells = new ArrayList<>();
      for (int i = 0; i < decoders.size(); i++) {
        cells.add(decoders.get(i).on(arguments.get(i)));
      }
      int done = 0;
      long bytes = 0;
      while (from + done < rows && (done == 0 || bytes < limitBytes)) {
        bytes += compute(cells, from + done, out, done);
        done++;
      }
      return done;
    };
  }

  /** Computes a row; gives about the bytes written. */
  private long compute(List<Decoder.Cells> cells, int from, FieldVector out, int to) {
    Object[] row = new Object[cells.size()];
    for (int i = 0; i < row.length; i++) {
      Object value = cells.get(i).at(from);
      if (value == null) {
        out.setNull(to);
        return ROW_BYTES;
      }
      row[i] = value;
    }
    try {
      Object result = function.apply(row);
      Encoder.set(out, to, result);
      return ROW_BYTES + bytes(result);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new RowException(from, RunCode.OPERATOR_FAILED, name() + " threw " + e, e);
    }
  }

  private static long bytes(@Nullable Object result) {
    return result instanceof CharSequence text
        ? 2L * text.length()
        : result instanceof byte[] blob
            ? blob.length
            : result instanceof float[] vector
                ? 4L * vector.length
                : result instanceof java.util.Collection<?> list ? ROW_BYTES * list.size() : 0;
  }
}

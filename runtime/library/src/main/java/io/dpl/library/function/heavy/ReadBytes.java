package io.dpl.library.function.heavy;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VarBinaryVector;

/** READ_BYTES: the content of a file. */
final class ReadBytes implements HeavyFunction {

  static final String MAX_BYTES = "max_bytes => BIGINT = " + FileBytes.MOST;

  @Override
  public List<Signature> signatures() {
    return List.of(Signature.parse("READ_BYTES(path STRING, " + MAX_BYTES + ") -> BLOB"));
  }

  @Override
  public Traits traits() {
    return Traits.FALLIBLE;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Files",
        "The content of a file.",
        "A file larger than `max_bytes` is an error of its row. Errors: DPL5101, DPL5102, DPL5104,"
            + " DPL5105.",
        "READ_BYTES('docs/logo.png')",
        "");
  }

  @Override
  public Cost cost() {
    return new Cost(2e-4, 256 << 10, 2);
  }

  @Override
  public DplType returns(DplType declared, Map<String, Object> options) {
    Settings.number(options, "max_bytes", 0, FileBytes.MOST);
    return declared;
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    long most = Settings.number(options, "max_bytes", 0, FileBytes.MOST);
    return new FileOperator(
        new FileBytes(context.storage(), most),
        context.threads(),
        (path, content, row, out, to) -> {
          ((VarBinaryVector) out).setSafe(to, content);
          return content.length;
        });
  }
}

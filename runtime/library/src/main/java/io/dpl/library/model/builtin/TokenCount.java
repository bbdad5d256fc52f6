package io.dpl.library.model.builtin;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.TextColumn;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code TOKEN_COUNT(text)}: how many tokens the built-in embedder sees in a text, [CLS] and [SEP]
 * not counted. The tokenizer is loaded at the first call and lives as long as this definition.
 */
public final class TokenCount implements HeavyFunction {

  private static final Cleaner CLEANER = Cleaner.create();

  private static final Signature SIGNATURE = Signature.parse("TOKEN_COUNT(text STRING) -> BIGINT");

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Text",
          "The number of tokens of a text in the tokenizer of the built-in embedding model.",
          "Without the two marks [CLS] and [SEP], which count towards the model's max_tokens. NULL"
              + " gives NULL.",
          "TOKEN_COUNT('hello world')",
          "2");

  private @Nullable Tokenizer tokenizer;

  @Override
  public List<Signature> signatures() {
    return List.of(SIGNATURE);
  }

  @Override
  public Traits traits() {
    return Traits.PURE;
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public Cost cost() {
    return new Cost(1e-4, Long.BYTES, 8);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    Tokenizer shared = tokenizer(context);
    return (arguments, from, rows, out, limitBytes) ->
        count(shared, arguments.get(0), from, rows, out);
  }

  private synchronized Tokenizer tokenizer(RunContext context) {
    if (tokenizer == null) {
      Tokenizer loaded =
          Tokenizer.load(BuiltinCard.read(BuiltinCard.ALL.get(0)), Span.NONE, context);
      CLEANER.register(this, loaded::close);
      tokenizer = loaded;
    }
    return tokenizer;
  }

  private static int count(
      Tokenizer tokenizer, FieldVector texts, int from, int rows, FieldVector out) {
    DenseColumn counts = DenseColumn.of(out).orElseThrow();
    counts.allocate(rows - from);
    for (int row = from; row < rows; row++) {
      Interruption.check();
      if (texts.isNull(row)) {
        continue;
      }
      try {
        counts
            .data()
            .setLong(
                (long) (row - from) * Long.BYTES, tokenizer.count(TextColumn.text(texts, row)));
      } catch (RuntimeException e) { // the native library reports whatever it dislikes so
        throw new RowException(row, RunCode.MODEL_FAILED, "tokenizer: " + e.getMessage(), e);
      }
      counts.setValid(row - from);
    }
    return rows - from;
  }
}

package io.dpl.library.model.builtin;

import io.dpl.api.model.ModelSession;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.LiveRows;
import io.dpl.library.model.TextColumn;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Texts to vectors: tokenise the window, compute the sorted {@link TokenRuns}. */
final class EmbeddingSession implements ModelSession {

  private final LoadedEmbedder model;
  private final TokenRunner runner;

  EmbeddingSession(LoadedEmbedder model) {
    this.model = model;
    this.runner = new TokenRunner(model);
    model.helpers().open();
  }

  @Override
  public void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs) {
    DenseColumn out = DenseColumn.of(outputs.get(0)).orElseThrow();
    out.allocate(rows);
    LiveRows live = LiveRows.of(arguments, rows);
    long[][] tokens = new long[live.count()][];
    int[] lengths = new int[live.count()];
    for (int i = 0; i < tokens.length; i++) {
      String text = TextColumn.text(arguments.get(0), live.rows()[i]);
      tokens[i] = model.tokenizer().encode(text, model.maxTokens());
      lengths[i] = tokens[i].length;
    }
    List<int[]> runs = TokenRuns.of(lengths, model.card().runTokens(), batchRows);
    new WindowWork(model, runs, tokens, live.rows(), out.data()).run(runner);
    for (int row : live.rows()) {
      out.setValid(row);
    }
  }

  @Override
  public void close() {
    runner.close();
    model.helpers().release();
  }
}

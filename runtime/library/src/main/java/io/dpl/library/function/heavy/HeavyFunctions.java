package io.dpl.library.function.heavy;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions that are operators of their own. */
public final class HeavyFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          new ReadBytes(),
          new ReadText(),
          new ChunkText(),
          CsvRows.FUNCTION,
          Decompress.FUNCTION,
          MinHash.FUNCTION,
          ListWindows.NGRAMS,
          ListWindows.CHUNKS,
          NormalizeVector.FUNCTION,
          NormalizeText.FUNCTION);

  private HeavyFunctions() {}
}

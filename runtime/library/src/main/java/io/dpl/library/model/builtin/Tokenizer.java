package io.dpl.library.model.builtin;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The tokenizer of a built-in model, thread-safe. A text at a time on the caller's thread: lists of
 * texts would start a thread a processor.
 */
final class Tokenizer implements AutoCloseable {

  /** [CLS] and [SEP]. */
  static final int MARKS = 2;

  /** Characters looked at first for each wanted token; more only if they gave too few. */
  private static final int CHARACTERS_PER_TOKEN = 16;

  private final HuggingFaceTokenizer tokenizer;
  private final long handle;

  private Tokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.handle = tokenizer.getHandle();
  }

  static Tokenizer load(BuiltinCard card, Span span, RunContext context) {
    // The native library is unpacked there; without the properties it would be the user's home, and
    // a search for CUDA.
    setUnlessSaid("DJL_CACHE_DIR", context.tempFolder().resolve("native").toString());
    setUnlessSaid("RUST_FLAVOR", "cpu");
    setUnlessSaid("OPT_OUT_TRACKING", "true");
    try (InputStream in = EmbedderLoader.resource(card, card.tokenizer(), span).openStream()) {
      return new Tokenizer(
          HuggingFaceTokenizer.newInstance(in, Map.of("padding", "false", "truncation", "false")));
    } catch (IOException e) {
      throw DplException.of(
          RunCode.MODEL_LOAD, span, "cannot load the tokenizer of " + card.name() + ": " + e);
    }
  }

  private static void setUnlessSaid(String name, String value) {
    if (System.getenv(name) == null && System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /**
   * The first tokens of a text with [CLS] before and [SEP] after them, at most {@code limit} in
   * all.
   *
   * <p>Of a long text only a beginning is looked at. It ends at a space, where no token can
   * continue.
   */
  long[] encode(String text, int limit) {
    for (long characters = (long) limit * CHARACTERS_PER_TOKEN; ; characters *= 4) {
      int end = endOfWord(text, characters);
      long[] ids = ids(text.substring(0, end), true);
      if (ids.length <= limit && end < text.length()) {
        continue;
      }
      if (ids.length <= limit) {
        return ids;
      }
      long[] cut = java.util.Arrays.copyOf(ids, limit);
      cut[limit - 1] = ids[ids.length - 1];
      return cut;
    }
  }

  /** Tokens of the whole text, without [CLS] and [SEP]. */
  int count(String text) {
    return ids(text, false).length;
  }

  private static int endOfWord(String text, long from) {
    for (long i = from; i < text.length(); i++) {
      if (text.charAt((int) i) == ' ' || text.charAt((int) i) == '\n') {
        return (int) i;
      }
    }
    return text.length();
  }

  private long[] ids(String text, boolean marks) {
    long encoding = TokenizersLibrary.LIB.encode(handle, text, marks);
    try {
      return TokenizersLibrary.LIB.getTokenIds(encoding);
    } finally {
      TokenizersLibrary.LIB.deleteEncoding(encoding);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}

package io.dpl.library.function.heavy;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * MINHASH: a signature of a text; the share of equal places in two signatures estimates the share
 * of word sequences that the texts have in common.
 *
 * <p>Source: Broder, On the resemblance and containment of documents, 1997.
 */
final class MinHash {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  static final HeavyDefinition FUNCTION =
      new HeavyDefinition(
          List.of(
              Signature.parse(
                  "MINHASH(text STRING, num_hashes => BIGINT = 64, ngram => BIGINT = 5, seed =>"
                      + " BIGINT = 42) -> BIGINT[]")),
          Traits.PURE,
          new Cost(2e-4, 64 * 8, 8),
          new FunctionDoc(
              "Text",
              "A MinHash signature: two texts are alike to the degree that their signatures have"
                  + " equal values at equal places.",
              "The text is taken as the set of its sequences of `ngram` words (split at blanks); a"
                  + " shorter text is one sequence. The hash is the same in every version of DPL.",
              "MINHASH('a rose is a rose', num_hashes => 2, ngram => 2)",
              "[3016018281879944420, 968672359805129065]"),
          options -> {
            MinHash work =
                new MinHash(
                    (int) Settings.number(options, "num_hashes", 1, 65_536),
                    (int) Settings.number(options, "ngram", 1, 1_000),
                    Settings.number(options, "seed", Long.MIN_VALUE, Long.MAX_VALUE));
            return (arguments, from, out, to) ->
                work.write(work.of(Texts.text(arguments.get(0), from)), (ListVector) out, to);
          });

  private final int ngram;
  private final long[] seeds;

  MinHash(int hashes, int ngram, long seed) {
    this.ngram = ngram;
    this.seeds = new long[hashes];
    for (int i = 0; i < hashes; i++) {
      seeds[i] = mix(seed + GOLDEN * (i + 1));
    }
  }

  /** Not negative, so that every place is easily compared and shown. */
  long[] of(String text) {
    long[] least = new long[seeds.length];
    Arrays.fill(least, Long.MAX_VALUE);
    List<Long> words = words(text);
    int last = Math.max(0, words.size() - ngram);
    for (int first = 0; first <= last; first++) {
      long shingle = FNV_OFFSET;
      for (long word : words.subList(first, Math.min(words.size(), first + ngram))) {
        shingle = mix(shingle * FNV_PRIME + word);
      }
      for (int i = 0; i < seeds.length; i++) {
        least[i] = Math.min(least[i], mix(shingle ^ seeds[i]) >>> 1);
      }
    }
    return least;
  }

  private static List<Long> words(String text) {
    List<Long> words = new ArrayList<>();
    long hash = FNV_OFFSET;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        if (inside) {
          words.add(hash);
        }
        inside = false;
        hash = FNV_OFFSET;
      } else {
        hash = (hash ^ c) * FNV_PRIME;
        inside = true;
      }
    }
    if (inside) {
      words.add(hash);
    }
    return words;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long write(long[] hashes, ListVector out, int to) {
    BigIntVector values = (BigIntVector) out.getDataVector();
    int at = out.startNewValue(to);
    for (long hash : hashes) {
      values.setSafe(at++, hash);
    }
    out.endValue(to, hashes.length);
    return hashes.length * (long) Long.BYTES;
  }
}

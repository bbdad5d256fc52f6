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

/** CHUNK_TEXT: a text in passages. */
final class ChunkText implements HeavyFunction {

  private static final long LONGEST = 1 << 20;

  @Override
  public List<Signature> signatures() {
    return List.of(
        Signature.parse(
            "CHUNK_TEXT(text STRING, size => BIGINT = 800, overlap => BIGINT = 100) -> STRING[]"));
  }

  @Override
  public Traits traits() {
    return Traits.PURE;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Text",
        "The text in passages of at most `size` characters, neighbours sharing about `overlap`.",
        "A passage ends behind the last paragraph in its second half, else behind the last sentence"
            + " or line there, else behind the last word, else after `size` characters, never inside"
            + " a character with its accents. The next one starts `overlap` characters before that"
            + " end, at the start of a word where there is one. Blanks around a passage are left out;"
            + " a blank text gives an empty list. Characters are counted as LENGTH counts them.",
        "CHUNK_TEXT('One two. Three four.', size => 12, overlap => 0)",
        "[One two., Three four.]");
  }

  @Override
  public Cost cost() {
    return new Cost(5e-5, 16 << 10, 6);
  }

  @Override
  public DplType returns(DplType declared, Map<String, Object> options) {
    passages(options);
    return declared;
  }

  private static Passages passages(Map<String, Object> options) {
    long size = Settings.number(options, "size", 1, LONGEST);
    long overlap = Settings.number(options, "overlap", 0, LONGEST);
    if (overlap >= size) {
      throw new IllegalArgumentException(
          "overlap must be smaller than size, but is " + overlap + " of " + size);
    }
    return new Passages((int) size, (int) overlap);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    Passages passages = passages(options);
    return new RowLoop(
        (arguments, from, out, to) ->
            Texts.set(out, to, passages.of(Texts.text(arguments.get(0), from))));
  }
}

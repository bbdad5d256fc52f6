package io.dpl.library.function.heavy;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * NORMALIZE_TEXT: texts that look alike become equal.
 *
 * @param lower whether upper case is lost
 * @param punctuation whether punctuation stays
 */
record NormalizeText(boolean lower, boolean punctuation) {

  static final HeavyDefinition FUNCTION =
      new HeavyDefinition(
          List.of(
              Signature.parse(
                  "NORMALIZE_TEXT(text STRING, lower => BOOLEAN = TRUE, punctuation => BOOLEAN ="
                      + " TRUE) -> STRING")),
          Traits.PURE,
          new Cost(3e-5, 4 << 10, 6),
          new FunctionDoc(
              "Text",
              "The text in Unicode form NFKC and lower case, with single blanks between words.",
              "Control and invisible signs are left out; `lower => FALSE` keeps upper case,"
                  + " `punctuation => FALSE` turns punctuation into blanks.",
              "NORMALIZE_TEXT('  Ｄｕｃｋ   PIPES ')",
              "duck pipes"),
          options -> {
            NormalizeText work =
                new NormalizeText(
                    Settings.flag(options, "lower"), Settings.flag(options, "punctuation"));
            return (arguments, from, out, to) ->
                Texts.set(out, to, work.of(Texts.text(arguments.get(0), from)));
          });

  String of(String text) {
    String form = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String cased = lower ? form.toLowerCase(Locale.ROOT) : form;
    StringBuilder result = new StringBuilder(cased.length());
    boolean gap = false;
    for (int i = 0; i < cased.length(); ) {
      int c = cased.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      if (Character.isWhitespace(c) || (!punctuation && isPunctuation(type))) {
        gap = true;
      } else if (type != Character.CONTROL && type != Character.FORMAT) {
        if (gap && result.length() > 0) {
          result.append(' ');
        }
        gap = false;
        result.appendCodePoint(c);
      }
    }
    return result.toString();
  }

  private static boolean isPunctuation(int type) {
    return type == Character.CONNECTOR_PUNCTUATION
        || type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }
}

package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on texts; positions are counted in characters, from 1. */
public final class TextFunctions {

  private static final String GROUP = "Text";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("UPPER(text STRING) -> STRING", "upper({0})")
              .says("The text in upper case.")
              .example("UPPER('dpl')", "DPL"),
          scalar(GROUP)
              .is("LOWER(text STRING) -> STRING", "lower({0})")
              .says("The text in lower case.")
              .example("LOWER('DPL')", "dpl"),
          scalar(GROUP)
              .is("LENGTH(text STRING) -> BIGINT", "length({0})")
              .is("LENGTH(data BLOB) -> BIGINT", "octet_length({0})")
              .is("LENGTH(list T[]) -> BIGINT", "len({0})")
              .says("Number of characters of a text, of bytes of a blob, of elements of a list.")
              .example("LENGTH('größe')", "5"),
          scalar(GROUP)
              .is("CHAR_LENGTH(text STRING) -> BIGINT", "length({0})")
              .says("Number of characters.")
              .example("CHAR_LENGTH('größe')", "5"),
          scalar(GROUP)
              .is("OCTET_LENGTH(text STRING) -> BIGINT", "strlen({0})")
              .is("OCTET_LENGTH(data BLOB) -> BIGINT", "octet_length({0})")
              .says("Number of bytes, of a text in UTF-8.")
              .example("OCTET_LENGTH('größe')", "7"),
          scalar(GROUP)
              .is("TRIM(text STRING) -> STRING", "trim({0})")
              .is("TRIM(text STRING, characters STRING) -> STRING", "trim({0}, {1})")
              .says("The text without blanks (or these characters) at both ends.")
              .example("TRIM('  a b ')", "a b"),
          scalar(GROUP)
              .is("LTRIM(text STRING) -> STRING", "ltrim({0})")
              .is("LTRIM(text STRING, characters STRING) -> STRING", "ltrim({0}, {1})")
              .says("The text without blanks (or these characters) at its start.")
              .example("LTRIM('xxa', 'x')", "a"),
          scalar(GROUP)
              .is("RTRIM(text STRING) -> STRING", "rtrim({0})")
              .is("RTRIM(text STRING, characters STRING) -> STRING", "rtrim({0}, {1})")
              .says("The text without blanks (or these characters) at its end.")
              .example("RTRIM('axx', 'x')", "a"),
          scalar(GROUP)
              .is("SUBSTR(text STRING, first BIGINT) -> STRING", "substr({0}, {1})")
              .is(
                  "SUBSTR(text STRING, first BIGINT, count BIGINT) -> STRING",
                  "substr({0}, {1}, {2})")
              .says("The characters from a position on; a negative one counts from the end.")
              .example("SUBSTR('pipeline', 5, 4)", "line"),
          scalar(GROUP)
              .is("SUBSTRING(text STRING, first BIGINT) -> STRING", "substr({0}, {1})")
              .is(
                  "SUBSTRING(text STRING, first BIGINT, count BIGINT) -> STRING",
                  "substr({0}, {1}, {2})")
              .says("The same as SUBSTR.")
              .example("SUBSTRING('pipeline', -4)", "line"),
          scalar(GROUP)
              .is("LEFT(text STRING, count BIGINT) -> STRING", "left({0}, {1})")
              .says("The first characters; a negative count leaves out so many at the end.")
              .example("LEFT('pipeline', 4)", "pipe"),
          scalar(GROUP)
              .is("RIGHT(text STRING, count BIGINT) -> STRING", "right({0}, {1})")
              .says("The last characters; a negative count leaves out so many at the start.")
              .example("RIGHT('pipeline', 4)", "line"),
          scalar(GROUP)
              .is(
                  "REPLACE(text STRING, part STRING, other STRING) -> STRING",
                  "replace({0}, {1}, {2})")
              .says("The text with every occurrence of a part replaced.")
              .example("REPLACE('a-b-c', '-', '+')", "a+b+c"),
          scalar(GROUP)
              .is(
                  "TRANSLATE(text STRING, signs STRING, others STRING) -> STRING",
                  "translate({0}, {1}, {2})")
              .says(
                  "The text with each sign replaced by the one at the same place of the "
                      + "other text.")
              .example("TRANSLATE('2+3', '+3', '-1')", "2-1"),
          scalar(GROUP)
              .is("CONCAT(...STRING) -> STRING", "concat({*})")
              .says(
                  "The texts one after the other; NULLs are left out, `||` makes the whole "
                      + "NULL.")
              .example("CONCAT('a', NULL, 'b')", "ab"),
          scalar(GROUP)
              .is("CONCAT_WS(separator STRING, ...STRING) -> STRING", "concat_ws({*})")
              .says("The texts with a separator between them; NULLs are left out.")
              .example("CONCAT_WS('-', 'a', NULL, 'b')", "a-b"),
          scalar(GROUP)
              .is("SPLIT(text STRING, separator STRING) -> STRING[]", "string_split({0}, {1})")
              .says("The parts between the separators.")
              .example("SPLIT('a,b,,c', ',')", "[a, b, '', c]"),
          scalar(GROUP)
              .is(
                  "SPLIT_PART(text STRING, separator STRING, index BIGINT) -> STRING",
                  "split_part({0}, {1}, {2})")
              .says(
                  "One part between the separators, counted from 1; an empty text if there "
                      + "is none.")
              .example("SPLIT_PART('a,b', ',', 2)", "b"),
          scalar(GROUP)
              .is("CONTAINS(text STRING, part STRING) -> BOOLEAN", "contains({0}, {1})")
              .says("Whether the part occurs in the text.")
              .example("CONTAINS('pipeline', 'line')", "true"),
          scalar(GROUP)
              .is("STARTS_WITH(text STRING, part STRING) -> BOOLEAN", "starts_with({0}, {1})")
              .says("Whether the text starts with the part.")
              .example("STARTS_WITH('pipeline', 'pipe')", "true"),
          scalar(GROUP)
              .is("ENDS_WITH(text STRING, part STRING) -> BOOLEAN", "ends_with({0}, {1})")
              .says("Whether the text ends with the part.")
              .example("ENDS_WITH('a.md', '.md')", "true"),
          scalar(GROUP)
              .is("STRPOS(text STRING, part STRING) -> BIGINT", "strpos({0}, {1})")
              .says("Position of the first occurrence of the part, 0 if there is none.")
              .example("STRPOS('pipeline', 'line')", "5"),
          scalar(GROUP)
              .is("INSTR(text STRING, part STRING) -> BIGINT", "instr({0}, {1})")
              .says("The same as STRPOS.")
              .example("INSTR('abc', 'x')", "0"),
          scalar(GROUP)
              .is("POSITION(text STRING, part STRING) -> BIGINT", "strpos({0}, {1})")
              .says("The same as STRPOS.")
              .example("POSITION('abc', 'b')", "2"),
          scalar(GROUP)
              .is(
                  "LPAD(text STRING, length BIGINT, fill STRING) -> STRING",
                  "lpad({0}, CAST({1} AS INTEGER), {2})")
              .says("The text filled at its start, or cut, to a length.")
              .fallible()
              .example("LPAD('7', 3, '0')", "007"),
          scalar(GROUP)
              .is(
                  "RPAD(text STRING, length BIGINT, fill STRING) -> STRING",
                  "rpad({0}, CAST({1} AS INTEGER), {2})")
              .says("The text filled at its end, or cut, to a length.")
              .fallible()
              .example("RPAD('7', 3, '.')", "7.."),
          scalar(GROUP)
              .is("REPEAT(text STRING, count BIGINT) -> STRING", "repeat({0}, {1})")
              .says("The text so many times.")
              .fallible()
              .example("REPEAT('ab', 3)", "ababab"),
          scalar(GROUP)
              .is("REVERSE(text STRING) -> STRING", "reverse({0})")
              .says("The text backwards.")
              .example("REVERSE('abc')", "cba"),
          scalar(GROUP)
              .is("CHR(code BIGINT) -> STRING", "chr(CAST({0} AS INTEGER))")
              .says("The character of a Unicode code point.")
              .fallible()
              .example("CHR(228)", "ä"),
          scalar(GROUP)
              .is("ASCII(text STRING) -> INTEGER", "ascii({0})")
              .says("Code point of the first character, 0 for an empty text.")
              .example("ASCII('A')", "65"),
          scalar(GROUP)
              .is("UNICODE(text STRING) -> INTEGER", "unicode({0})")
              .says("Code point of the first character, -1 for an empty text.")
              .example("UNICODE('ä')", "228"),
          scalar(GROUP)
              .is("FORMAT(template STRING, ...ANY) -> STRING", "format({*})")
              .says(
                  "The template with each {} replaced by a value, in the form of the fmt "
                      + "library.")
              .fallible()
              .example("FORMAT('{} of {:.1f}', 3, CAST(7 AS DOUBLE))", "3 of 7.0"),
          scalar(GROUP)
              .is("PRINTF(template STRING, ...ANY) -> STRING", "printf({*})")
              .says("The template with each % form replaced by a value, as in C.")
              .fallible()
              .example("PRINTF('%03d', 7)", "007"),
          scalar(GROUP)
              .is("STRIP_ACCENTS(text STRING) -> STRING", "strip_accents({0})")
              .says("The text without accents.")
              .example("STRIP_ACCENTS('más')", "mas"),
          scalar(GROUP)
              .is("NFC_NORMALIZE(text STRING) -> STRING", "nfc_normalize({0})")
              .says("The text in Unicode normal form C.")
              .example("LENGTH(NFC_NORMALIZE('é'))", "1"),
          scalar(GROUP)
              .is("LEVENSHTEIN(a STRING, b STRING) -> BIGINT", "levenshtein({0}, {1})")
              .says("Number of single-character edits (bytes) between two texts.")
              .example("LEVENSHTEIN('duck', 'luck')", "1"),
          scalar(GROUP)
              .is("JACCARD(a STRING, b STRING) -> DOUBLE", "jaccard({0}, {1})")
              .says("Share of characters that two texts have in common, 0 to 1.")
              .details("Empty texts are an error.")
              .fallible()
              .example("JACCARD('duck', 'luck')", "0.6"),
          scalar(GROUP)
              .is(
                  "JARO_WINKLER_SIMILARITY(a STRING, b STRING) -> DOUBLE",
                  "jaro_winkler_similarity({0}, {1})")
              .says("Likeness of two short texts such as names, 0 to 1.")
              .example("JARO_WINKLER_SIMILARITY('duck', 'duck')", "1.0"),
          scalar(GROUP)
              .is("URL_ENCODE(text STRING) -> STRING", "url_encode({0})")
              .says("The text with signs that have a meaning in addresses as %xx.")
              .example("URL_ENCODE('a b&c')", "a%20b%26c"),
          scalar(GROUP)
              .is("URL_DECODE(text STRING) -> STRING", "url_decode({0})")
              .says("The text with each %xx replaced by its sign.")
              .example("URL_DECODE('a%20b')", "a b"));

  private TextFunctions() {}
}

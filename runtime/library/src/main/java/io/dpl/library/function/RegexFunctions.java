package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions with regular expressions, which are RE2 everywhere. */
public final class RegexFunctions {

  private static final String GROUP = "Regular expressions";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is(
                  "REGEXP_MATCHES(text STRING, pattern STRING) -> BOOLEAN",
                  "regexp_matches({0}, {1})")
              .says("Whether the pattern matches somewhere in the text.")
              .details("Patterns are RE2: no lookaround, no back references; `\\w` is ASCII.")
              .example("REGEXP_MATCHES('item 42', '[0-9]+')", "true"),
          scalar(GROUP)
              .is("REGEXP_LIKE(text STRING, pattern STRING) -> BOOLEAN", "regexp_matches({0}, {1})")
              .says("The same as REGEXP_MATCHES.")
              .example("REGEXP_LIKE('item', '^i')", "true"),
          scalar(GROUP)
              .is(
                  "REGEXP_FULL_MATCH(text STRING, pattern STRING) -> BOOLEAN",
                  "regexp_full_match({0}, {1})")
              .says("Whether the pattern matches the whole text.")
              .details("Patterns are RE2: no lookaround, no back references; `\\w` is ASCII.")
              .example("REGEXP_FULL_MATCH('42', '[0-9]+')", "true"),
          scalar(GROUP)
              .is(
                  "REGEXP_EXTRACT(text STRING, pattern STRING) -> STRING",
                  "regexp_extract({0}, {1})")
              .is(
                  "REGEXP_EXTRACT(text STRING, pattern STRING, group BIGINT) -> STRING",
                  "regexp_extract({0}, {1}, CAST({2} AS INTEGER))")
              .says(
                  "The first match, or a group of it (a constant); an empty text if there is "
                      + "none.")
              .details("Patterns are RE2: no lookaround, no back references; `\\w` is ASCII.")
              .example("REGEXP_EXTRACT('item 42', '([a-z]+) ([0-9]+)', 2)", "42"),
          scalar(GROUP)
              .is(
                  "REGEXP_EXTRACT_ALL(text STRING, pattern STRING) -> STRING[]",
                  "regexp_extract_all({0}, {1})")
              .is(
                  "REGEXP_EXTRACT_ALL(text STRING, pattern STRING, group BIGINT) -> STRING[]",
                  "regexp_extract_all({0}, {1}, CAST({2} AS INTEGER))")
              .says("All matches, or a group of each (a constant).")
              .details("Patterns are RE2: no lookaround, no back references; `\\w` is ASCII.")
              .example("REGEXP_EXTRACT_ALL('a1b22', '[0-9]+')", "[1, 22]"),
          scalar(GROUP)
              .is(
                  "REGEXP_REPLACE(text STRING, pattern STRING, other STRING) -> STRING",
                  "regexp_replace({0}, {1}, {2})")
              .is(
                  "REGEXP_REPLACE(text STRING, pattern STRING, other STRING, flags STRING) "
                      + "-> STRING",
                  "regexp_replace({0}, {1}, {2}, {3})")
              .says(
                  "The text with the first match replaced; flag g: all matches, i: without "
                      + "regard to case (constants).")
              .details(
                  "Patterns are RE2: no lookaround, no back references; `\\w` is ASCII. `\\1` "
                      + "in the other text is the first group.")
              .example("REGEXP_REPLACE('a  b   c', '\\s+', ' ', 'g')", "a b c"),
          scalar(GROUP)
              .is(
                  "REGEXP_SPLIT(text STRING, pattern STRING) -> STRING[]",
                  "regexp_split_to_array({0}, {1})")
              .says("The parts between the matches.")
              .details("Patterns are RE2: no lookaround, no back references; `\\w` is ASCII.")
              .example("REGEXP_SPLIT('a1b22c', '[0-9]+')", "[a, b, c]"),
          scalar(GROUP)
              .is("REGEXP_ESCAPE(text STRING) -> STRING", "regexp_escape({0})")
              .says("The text as a pattern that matches just it.")
              .example("REGEXP_ESCAPE('a.b')", "a\\.b"));

  private RegexFunctions() {}
}

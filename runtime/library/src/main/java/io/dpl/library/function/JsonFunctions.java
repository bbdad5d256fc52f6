package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on JSON, which is kept as text. */
public final class JsonFunctions {

  private static final String GROUP = "JSON";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("JSON_VALID(json STRING) -> BOOLEAN", "json_valid({0})")
              .says("Whether the text is JSON.")
              .example("JSON_VALID('{\"a\": 1}')", "true"),
          scalar(GROUP)
              .is(
                  "JSON_EXTRACT(json STRING, path STRING) -> STRING",
                  "CAST(json_extract({0}, {1}) AS VARCHAR)")
              .says("The value at a path, as JSON; NULL if there is none.")
              .details("Paths: `$.name`, `$[0]`, `$.list[*]`. A text that is not JSON is an error.")
              .fallible()
              .example("JSON_EXTRACT('{\"a\": [1, 2]}', '$.a')", "[1,2]"),
          scalar(GROUP)
              .is(
                  "JSON_EXTRACT_STRING(json STRING, path STRING) -> STRING",
                  "CAST(json_extract_string({0}, {1}) AS VARCHAR)")
              .says("The value at a path, a text without its quotes; NULL if there is none.")
              .details("Paths: `$.name`, `$[0]`, `$.list[*]`. A text that is not JSON is an error.")
              .fallible()
              .example("JSON_EXTRACT_STRING('{\"a\": \"x\"}', '$.a')", "x"),
          scalar(GROUP)
              .is("JSON_EXISTS(json STRING, path STRING) -> BOOLEAN", "json_exists({0}, {1})")
              .says("Whether there is a value at the path.")
              .details("Paths: `$.name`, `$[0]`, `$.list[*]`.")
              .fallible()
              .example("JSON_EXISTS('{\"a\": null}', '$.a')", "true"),
          scalar(GROUP)
              .is(
                  "JSON_ARRAY_LENGTH(json STRING) -> BIGINT",
                  "CAST(json_array_length({0}) AS BIGINT)")
              .says("Number of elements of an array, 0 for anything else.")
              .fallible()
              .example("JSON_ARRAY_LENGTH('[1, 2]')", "2"),
          scalar(GROUP)
              .is("JSON_TYPE(json STRING) -> STRING", "json_type({0})")
              .says(
                  "The kind of the value: OBJECT, ARRAY, VARCHAR, BIGINT, UBIGINT, DOUBLE, "
                      + "BOOLEAN, NULL.")
              .fallible()
              .example("JSON_TYPE('[]')", "ARRAY"),
          scalar(GROUP)
              .is("JSON_KEYS(json STRING) -> STRING[]", "json_keys({0})")
              .says("The keys of an object.")
              .fallible()
              .example("JSON_KEYS('{\"a\": 1, \"b\": 2}')", "[a, b]"),
          scalar(GROUP)
              .is("TO_JSON(value ANY) -> STRING", "CAST(to_json({0}) AS VARCHAR)")
              .says("The value as JSON.")
              .fallible()
              .example("TO_JSON([1, 2])", "[1,2]"));

  private JsonFunctions() {}
}

package io.dpl.library.connector;

import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;

/** Columns that a reader gives beside those of the file. */
public final class Virtual {

  /** Path of the file. */
  public static final String PATH = "_path";

  /** Number of the row in its file, from 0. */
  public static final String ROW = "_row";

  /** Path of the row's file, and its 0-based number in it. */
  public static final Schema PATH_AND_ROW =
      Schema.of(new Field(PATH, Simple.STRING, false), new Field(ROW, Simple.BIGINT, false));

  private Virtual() {}

  /** Types of the columns asked for, virtual ones among them. */
  static Schema select(Schema source, List<String> columns) {
    return new Schema(
        columns.stream()
            .map(name -> source.find(name).or(() -> PATH_AND_ROW.find(name)).orElseThrow())
            .toList());
  }

  /** The columns that files have. */
  static Schema without(Schema schema) {
    return new Schema(
        schema.fields().stream()
            .filter(field -> PATH_AND_ROW.find(field.name()).isEmpty())
            .toList());
  }

  static boolean asked(List<String> columns, String name) {
    return columns.stream().anyMatch(name::equalsIgnoreCase);
  }
}

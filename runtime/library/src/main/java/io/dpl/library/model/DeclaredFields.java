package io.dpl.library.model;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks what CREATE MODEL declares against what the model has, and gives the fields that calls
 * see: the model's types under the declared names.
 */
public final class DeclaredFields {

  private DeclaredFields() {}

  /** The inputs of calls: the model's own where none are declared. */
  public static List<Field> inputs(ModelDeclaration declaration, List<Field> model) {
    return declaration.inputs().isEmpty()
        ? model
        : matched(declaration, "input", declaration.inputs(), model);
  }

  /**
   * The results of calls: the model's own where RETURNS is missing; a single one is then named
   * after the model.
   */
  public static List<Field> outputs(ModelDeclaration declaration, List<Field> model) {
    if (!declaration.outputs().isEmpty()) {
      return matched(declaration, "output", declaration.outputs(), model);
    }
    return model.size() == 1 ? List.of(model.get(0).named(declaration.name())) : model;
  }

  private static List<Field> matched(
      ModelDeclaration declaration, String side, List<Field> declared, List<Field> model) {
    boolean fits = declared.size() == model.size();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; fits && i < declared.size(); i++) {
      fits = accepts(declared.get(i).type(), model.get(i).type());
      fields.add(model.get(i).named(declared.get(i).name()));
    }
    if (!fits) {
      throw mismatch(declaration, side, declared, model);
    }
    return fields;
  }

  /** Whether a declared type stands for the model's: the same, or a list of unsaid length. */
  public static boolean accepts(DplType declared, DplType model) {
    return declared.equals(model)
        || declared == Simple.NULL
        || (declared instanceof DplType.ListOf list
            && model instanceof DplType.Vector vector
            && list.element().equals(vector.element()));
  }

  /** The error that shows both sides and the list to write. */
  public static DplException mismatch(
      ModelDeclaration declaration, String side, List<Field> declared, List<Field> model) {
    return DplException.of(
        TypeCode.MODEL_SIGNATURE,
        declaration.span(),
        "model "
            + declaration.name()
            + " declares "
            + side
            + "s "
            + text(declared)
            + ", but "
            + declaration.location()
            + " has "
            + text(model),
        "write " + clause(declaration, side, model));
  }

  private static String clause(ModelDeclaration declaration, String side, List<Field> model) {
    if (side.equals("input")) {
      return declaration.name() + text(model);
    }
    return "RETURNS " + (model.size() == 1 ? model.get(0).type().toString() : text(model));
  }

  /** The fields as CREATE MODEL writes them. */
  public static String text(List<Field> fields) {
    return fields.stream()
        .map(field -> Field.quoted(field.name()) + " " + field.type())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}

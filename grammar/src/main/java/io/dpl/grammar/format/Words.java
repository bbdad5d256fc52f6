package io.dpl.grammar.format;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.grammar.ReservedWords;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.QualifiedName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names, types and strings as a script writes them. */
final class Words {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}_]*");

  private Words() {}

  static String name(Name name) {
    return name.quoted() ? quoted(name.text()) : name(name.text());
  }

  private static String name(String text) {
    return PLAIN.matcher(text).matches() && !ReservedWords.contains(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  static String name(QualifiedName name) {
    return path(name.parts());
  }

  static String path(List<Name> parts) {
    return parts.stream().map(Words::name).collect(Collectors.joining("."));
  }

  static String names(List<Name> names) {
    return names.stream().map(Words::name).collect(Collectors.joining(", ", "(", ")"));
  }

  static String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String type(DplType type) {
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream()
          .map(Words::field)
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    if (type instanceof DplType.MapOf map) {
      return "MAP(" + type(map.key()) + ", " + type(map.value()) + ")";
    }
    if (type instanceof DplType.ListOf list) {
      return type(list.element()) + "[]";
    }
    if (type instanceof DplType.Vector vector) {
      return type(vector.element()) + "[" + vector.dimension() + "]";
    }
    return type == DplType.Simple.NULL ? quoted("NULL") : type.toString();
  }

  private static String field(Field field) {
    return name(field.name()) + " " + type(field.type());
  }
}

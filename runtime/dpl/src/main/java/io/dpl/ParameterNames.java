package io.dpl;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters that a script names, in the order in which they stand there first. */
final class ParameterNames {

  private final Map<Integer, String> byPlace = new TreeMap<>();

  private ParameterNames() {}

  /** Names without the dollar sign; a question mark has its number, from 1. */
  static List<String> of(Script script) {
    ParameterNames names = new ParameterNames();
    names.visit(script);
    return names.byPlace.values().stream().distinct().toList();
  }

  private void visit(Object part) {
    if (part instanceof Expression.Placeholder mark) {
      byPlace.put(mark.span().start(), String.valueOf(mark.number()));
    } else if (part instanceof Expression.Parameter parameter) {
      byPlace.put(parameter.span().start(), parameter.name());
    } else if (part instanceof Statement.Param param) {
      byPlace.put(param.span().start(), param.name());
    }
    if (part instanceof Collection<?> parts) {
      parts.forEach(this::visit);
    } else if (part instanceof Record record && record.getClass().getName().startsWith(TREE)) {
      parts(record);
    }
  }

  private static final String TREE = Script.class.getPackageName();

  /** Every node of the tree is a record: its components are its children. */
  private void parts(Record node) {
    try {
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        Object child = component.getAccessor().invoke(node);
        if (child != null) {
          visit(child);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a node of the tree cannot be read: " + node, e);
    }
  }
}

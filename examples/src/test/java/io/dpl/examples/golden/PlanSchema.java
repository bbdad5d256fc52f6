package io.dpl.examples.golden;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dpl.api.plan.StageGraph;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON schema of a plan, made from the records that it is encoded from. */
final class PlanSchema {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode definitions = mapper.createObjectNode();

  /** The schema as a text. */
  static String text() throws Exception {
    PlanSchema schema = new PlanSchema();
    ObjectNode root = schema.mapper.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "A plan of DPL, as dpl explain --format json writes it");
    root.put("$ref", schema.reference(StageGraph.class));
    root.set("$defs", schema.definitions);
    return schema.mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private ObjectNode of(Type type) {
    ObjectNode node = mapper.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      if (List.class.isAssignableFrom(raw)) {
        node.put("type", "array").set("items", of(arguments[0]));
      } else if (Map.class.isAssignableFrom(raw)) {
        node.put("type", "object").set("additionalProperties", of(arguments[1]));
      }
      return node;
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Object.class) {
      return node;
    }
    if (plain == String.class) {
      return node.put("type", "string");
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return node.put("type", "boolean");
    }
    if (plain == double.class || plain == float.class || plain == Double.class) {
      return node.put("type", "number");
    }
    if (plain.isPrimitive() || plain == Long.class || plain == Integer.class) {
      return node.put("type", "integer");
    }
    return node.put("$ref", reference(plain));
  }

  private String reference(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    if (!definitions.has(name)) {
      // First, because a definition may need itself.
      definitions.set(name, mapper.createObjectNode());
      definitions.set(name, definition(type));
    }
    return "#/$defs/" + name;
  }

  private ObjectNode definition(Class<?> type) {
    Optional<Method> text =
        Arrays.stream(type.getMethods())
            .filter(method -> method.isAnnotationPresent(JsonValue.class))
            .findFirst();
    if (text.isPresent()) {
      return of(text.get().getGenericReturnType());
    }
    if (type.isEnum()) {
      ArrayNode values = mapper.createArrayNode();
      Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
      ObjectNode node = mapper.createObjectNode();
      node.set("enum", values);
      return node;
    }
    return type.isInterface() ? choice(type) : record(type, "", "");
  }

  private ObjectNode choice(Class<?> type) {
    String property = type.getAnnotation(JsonTypeInfo.class).property();
    ArrayNode cases = mapper.createArrayNode();
    for (JsonSubTypes.Type each : type.getAnnotation(JsonSubTypes.class).value()) {
      cases.add(record(each.value(), property, each.name()));
    }
    ObjectNode node = mapper.createObjectNode();
    node.set("oneOf", cases);
    return node;
  }

  private ObjectNode record(Class<?> type, String tag, String value) {
    ObjectNode properties = mapper.createObjectNode();
    ArrayNode required = mapper.createArrayNode();
    if (!tag.isEmpty()) {
      properties.set(tag, mapper.createObjectNode().put("const", value));
      required.add(tag);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode schema = of(component.getGenericType());
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        ArrayNode either = mapper.createArrayNode();
        either.add(schema).add(mapper.createObjectNode().put("type", "null"));
        ObjectNode nullable = mapper.createObjectNode();
        nullable.set("anyOf", either);
        schema = nullable;
      }
      properties.set(component.getName(), schema);
      required.add(component.getName());
    }
    ObjectNode node = mapper.createObjectNode().put("type", "object");
    node.set("properties", properties);
    node.set("required", required);
    return node;
  }
}

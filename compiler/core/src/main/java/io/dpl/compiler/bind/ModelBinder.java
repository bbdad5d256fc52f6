package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.Field;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Provider;
import io.dpl.grammar.tree.Returns;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE MODEL: the declaration against what its provider says. */
final class ModelBinder {

  private final Session session;

  ModelBinder(Session session) {
    this.session = session;
  }

  void create(Statement.CreateModel node) {
    String name = node.name().last().text();
    boolean exists = session.models().containsKey(name);
    if (exists && node.creation() == Statement.Creation.IF_NOT_EXISTS) {
      return;
    }
    if (exists && node.creation() == Statement.Creation.NEW) {
      session
          .diagnostics()
          .error(
              NameCode.ALREADY_DEFINED,
              node.name().span(),
              "MODEL " + name + " stands already in the script",
              "write CREATE OR REPLACE MODEL");
    }
    new ClauseCheck(session).onError(node.onError());
    Provider provider = node.provider();
    Resources resources = new ResourceReader(session).read(provider.resources());
    Map<String, Object> options = new OptionReader(session).any(provider.options());
    String location = session.constants().location(provider.location()).orElse("");
    ModelDeclaration declaration =
        new ModelDeclaration(
            name,
            fields(node.parameters()),
            outputs(node.returns(), name),
            provider.kind().text().toUpperCase(Locale.ROOT),
            location,
            options,
            node.span());
    ModelSignature signature = location.isEmpty() ? null : describe(declaration, provider);
    session.models().put(name, new BoundModel(declaration, signature, resources));
  }

  private List<Field> fields(List<Formal> formals) {
    List<Field> fields = new ArrayList<>();
    for (Formal formal : formals) {
      if (formal.defaultValue() != null) {
        session.notYet(formal.span(), "DEFAULT of a model's input", "give it in each APPLY");
      }
      fields.add(Field.of(formal.name().text(), formal.type().type()));
    }
    return fields;
  }

  private List<Field> outputs(Returns returns, String name) {
    return returns instanceof Returns.Value value
        ? List.of(Field.of(name, value.type().type()))
        : fields(((Returns.Columns) returns).columns());
  }

  private @Nullable ModelSignature describe(ModelDeclaration declaration, Provider node) {
    Optional<ModelProvider> provider = session.registry().provider(declaration.provider());
    if (provider.isEmpty()) {
      List<String> names =
          session.registry().providers().stream().map(ModelProvider::name).toList();
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_PROVIDER,
              node.kind().span(),
              "no model provider named " + declaration.provider(),
              Nearest.to(declaration.provider(), names)
                  .map(other -> "did you mean " + other + "?")
                  .orElse("providers are " + String.join(", ", names)));
      return null;
    }
    try {
      ModelSignature signature =
          provider.get().describe(declaration, session.context().probe().storage());
      return fits(declaration, signature, node) ? signature : null;
    } catch (DplException e) {
      session.report(e, node.span());
      return null;
    }
  }

  private boolean fits(ModelDeclaration declaration, ModelSignature signature, Provider node) {
    boolean inputs =
        declaration.inputs().isEmpty() || declaration.inputs().size() == signature.inputs().size();
    boolean outputs = declaration.outputs().size() == signature.outputs().size();
    if (!inputs || !outputs) {
      session
          .diagnostics()
          .error(
              TypeCode.DECLARED_SIGNATURE,
              node.span(),
              "the model takes "
                  + signature.inputs().size()
                  + " inputs and returns "
                  + signature.outputs().size()
                  + " values",
              "it is ("
                  + list(signature.inputs())
                  + ") RETURNS ("
                  + list(signature.outputs())
                  + ")");
    }
    return inputs && outputs;
  }

  private static String list(List<Field> fields) {
    return String.join(", ", fields.stream().map(f -> f.name() + " " + f.type()).toList());
  }
}

package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SignatureMatch;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.TemplateAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;

/**
 * One aggregate call in two phases.
 *
 * @param parts columns between the phases
 * @param last template of the result over the merged columns
 */
record CallParts(AggregateCall call, List<Part> parts, String last) {

  /** One column between the phases, of one type in both. */
  record Part(SqlAggFunction partial, SqlAggFunction merge, RelDataType type) {}

  /** Empty where it cannot be split. */
  static Optional<CallParts> of(Aggregate whole, AggregateCall call) {
    if (call.isDistinct() || !call.getCollation().getFieldCollations().isEmpty()) {
      return Optional.empty();
    }
    if (call.getAggregation() instanceof TemplateAggregate template) {
      return template(whole, call, template);
    }
    return switch (call.getAggregation().getKind()) {
      case COUNT -> own(call, "count({*})", "sum({0})", "{0}");
      case SUM -> own(call, "sum({0})", "sum({0})", "{0}");
      case SUM0 -> own(call, "sum({0})", "sum({0})", "coalesce({0}, 0)");
      case MIN -> own(call, "min({0})", "min({0})", "{0}");
      case MAX -> own(call, "max({0})", "max({0})", "{0}");
      case LITERAL_AGG -> {
        SqlAggFunction same = call.getAggregation();
        yield Optional.of(
            new CallParts(call, List.of(new Part(same, same, call.getType())), "{0}"));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<CallParts> own(
      AggregateCall call, String partial, String merge, String last) {
    String name = call.getAggregation().getName();
    FunctionDoc none = new FunctionDoc("", "", "", "", "");
    List<Signature> signatures = List.of(new Signature(name, List.of(), ""));
    SqlAggregate definition =
        new SqlAggregate(
            signatures,
            partial,
            List.of(),
            List.of(),
            List.of(),
            "",
            false,
            false,
            Traits.PURE,
            none);
    Part part =
        new Part(
            function(definition, partial, "partial", call.getType(), Span.NONE),
            function(definition, merge, "merge", call.getType(), Span.NONE),
            call.getType());
    return Optional.of(new CallParts(call, List.of(part), last));
  }

  private static Optional<CallParts> template(
      Aggregate whole, AggregateCall call, TemplateAggregate template) {
    SqlAggregate definition = template.definition();
    RelTypes types = Clusters.types(whole.getCluster());
    Optional<SignatureMatch> match = match(whole, call, definition, types);
    if (!definition.isSplittable() || match.isEmpty()) {
      return Optional.empty();
    }
    List<DplType> partialTypes = definition.partialTypes(match.get());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < partialTypes.size(); i++) {
      RelDataType type = types.toRel(partialTypes.get(i), true);
      parts.add(
          new Part(
              function(
                  definition, definition.partials().get(i), "partial" + i, type, template.span()),
              function(definition, definition.merges().get(i), "merge" + i, type, template.span()),
              type));
    }
    return Optional.of(new CallParts(call, parts, definition.last()));
  }

  private static Optional<SignatureMatch> match(
      Aggregate whole, AggregateCall call, SqlAggregate definition, RelTypes types) {
    List<DplType> arguments =
        call.getArgList().stream()
            .map(column -> whole.getInput().getRowType().getFieldList().get(column).getType())
            .map(types::toDpl)
            .toList();
    DplType wanted = types.toDpl(call.getType());
    return definition.signatures().stream()
        .map(signature -> signature.match(arguments))
        .flatMap(Optional::stream)
        .filter(match -> match.returns().equals(wanted))
        .findFirst();
  }

  /** Named after its phase: calls of equal names are equal to Calcite. */
  private static TemplateAggregate function(
      SqlAggregate definition, String template, String phase, RelDataType type, Span span) {
    Signature first = definition.signatures().get(0);
    Signature named =
        new Signature(first.name() + " " + phase, first.parameters(), first.returns());
    return new TemplateAggregate(
        new SqlAggregate(
            List.of(named),
            template,
            List.of(),
            List.of(),
            List.of(),
            "",
            false,
            false,
            definition.traits(),
            definition.doc()),
        type,
        span);
  }
}

package io.dpl;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.DplType;
import io.dpl.compiler.CompileContext;
import io.dpl.compiler.Compiled;
import io.dpl.compiler.Compiler;
import io.dpl.compiler.Opened;
import io.dpl.compiler.bind.BindContext;
import io.dpl.compiler.bind.LateParameters;
import io.dpl.compiler.rel.Settings;
import io.dpl.grammar.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles what a pipeline asks for, or finds the plan that was compiled for it before. */
final class Planner {

  private final Dpl dpl;
  private final PlanCache cache = new PlanCache();

  Planner(Dpl dpl) {
    this.dpl = dpl;
  }

  /** A compiled script, and its stages with the values of all parameters. */
  record Planned(Compiled compiled, StageGraph graph) {}

  Planned plan(Request request) {
    PlanCache.Key key = PlanCache.Key.of(request, dpl.tables().version());
    PlanCache.Entry entry =
        cache
            .find(key, request.values())
            .orElseGet(
                () -> {
                  PlanCache.Entry made = compile(request);
                  cache.put(key, made);
                  return made;
                });
    Opened values = new Opened(values(entry.open(), request.values()));
    return new Planned(entry.compiled(), values.fill(entry.compiled().graph()));
  }

  private static Map<String, String> values(
      Map<String, DplType> open, Map<String, @Nullable Object> given) {
    Map<String, String> values = new HashMap<>();
    given.forEach(
        (name, value) -> {
          DplType type = open.get(name);
          if (type != null) {
            values.put(name.toLowerCase(Locale.ROOT), sql(name, value, type));
          }
        });
    return values;
  }

  private static String sql(String name, @Nullable Object value, DplType type) {
    try {
      return LateParameters.sql(value, type);
    } catch (IllegalArgumentException e) {
      throw new DplException(
          List.of(
              Diagnostic.error(TypeCode.BAD_VALUE, Span.NONE, "$" + name + ": " + e.getMessage())),
          e);
    }
  }

  private PlanCache.Entry compile(Request request) {
    Witness witness = new Witness(dpl.node().probe().storage());
    Parsed parsed = request.parsed();
    if (!request.values().isEmpty()) {
      LateParameters late = new LateParameters();
      try {
        Compiled compiled = compile(request, parsed, witness, late);
        Map<String, @Nullable Object> fixed = new TreeMap<>();
        request
            .values()
            .forEach(
                (name, value) -> {
                  if (late.fixed().contains(name) || !late.open().containsKey(name)) {
                    fixed.put(name, value);
                  }
                });
        return new PlanCache.Entry(compiled, fixed, late.open(), witness);
      } catch (DplException e) {
        // A constant may go where a value of its type may not, and mistakes are told of it better.
        witness = new Witness(dpl.node().probe().storage());
      }
    }
    Compiled compiled = compile(request, parsed, witness, null);
    return new PlanCache.Entry(compiled, request.values(), Map.of(), witness);
  }

  private Compiled compile(
      Request request, Parsed parsed, Witness witness, @Nullable LateParameters late) {
    BindContext binding =
        new BindContext(
            dpl.registry(),
            dpl.node().probe(witness),
            request.values(),
            System.getenv(),
            Settings.DEFAULT,
            late);
    return Compiler.compile(parsed, new CompileContext(binding, dpl.cluster(), request.changes()));
  }
}

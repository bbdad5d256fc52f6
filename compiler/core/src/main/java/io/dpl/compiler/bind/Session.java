package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.Registry;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.rel.Sink;
import io.dpl.grammar.tree.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptCluster;

/** What the statements of one script share while it is bound. */
final class Session {

  private final BindContext context;
  private final Diagnostics diagnostics = new Diagnostics();
  private final RelOptCluster cluster = Clusters.create();
  private final RexMaker rex = new RexMaker(cluster, Clusters.types(cluster));
  private final RelMaker rels = new RelMaker(cluster, rex);
  private final Parameters parameters;
  private final Constants constants = new Constants(this);
  private final Map<String, BoundModel> models = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Lets lets;
  private final Places places = new Places();
  private final VirtualColumns virtualColumns;
  private final List<LogicalPlan.Shared> shared = new ArrayList<>();
  private List<Sink> sinks = new ArrayList<>();
  private Settings settings;
  private int sources;

  Session(Script script, BindContext context) {
    this.context = context;
    this.settings = context.settings();
    this.parameters = new Parameters(diagnostics, context);
    this.lets = new Lets(script);
    this.virtualColumns = new VirtualColumns(script);
  }

  BindContext context() {
    return context;
  }

  Registry registry() {
    return context.registry();
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  RelOptCluster cluster() {
    return cluster;
  }

  RexMaker rex() {
    return rex;
  }

  RelMaker rels() {
    return rels;
  }

  RelTypes types() {
    return rex.types();
  }

  Parameters parameters() {
    return parameters;
  }

  Constants constants() {
    return constants;
  }

  Map<String, BoundModel> models() {
    return models;
  }

  Lets lets() {
    return lets;
  }

  Places places() {
    return places;
  }

  VirtualColumns virtualColumns() {
    return virtualColumns;
  }

  List<LogicalPlan.Shared> shared() {
    return shared;
  }

  List<Sink> sinks() {
    return sinks;
  }

  /** Sends the sinks of what is bound next to another list; gives the one before. */
  List<Sink> redirect(List<Sink> other) {
    List<Sink> before = sinks;
    sinks = other;
    return before;
  }

  Settings settings() {
    return settings;
  }

  void set(Settings other) {
    settings = other;
  }

  /** The next name of a source. */
  String nextSource() {
    sources++;
    return "s" + sources;
  }

  /** A name for a shared plan that no LET has. */
  String nextShared(String kind) {
    int number = shared.size() + 1;
    while (lets.isBound(kind + number)) {
      number++;
    }
    return kind + number;
  }

  /** Reports what the language has and this version has not. */
  void notYet(Span span, String what, String instead) {
    diagnostics.error(PlanCode.NOT_YET, span, what + " is not available yet", instead);
  }

  /** Reports what library code found; what has no place gets this one. */
  void report(DplException failure, Span span) {
    for (Diagnostic d : failure.diagnostics()) {
      diagnostics.add(
          d.span().isKnown()
              ? d
              : new Diagnostic(d.severity(), d.code(), span, d.message(), d.help()));
    }
  }
}

package io.dpl.cli.command;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Option;
import io.dpl.cli.arguments.Syntax;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.cli.request.ExplainRequest.Format;
import io.dpl.cli.request.ExplainRequest.Stage;
import java.util.List;

/** {@code dpl explain}. */
final class ExplainCommand implements Command<ExplainRequest> {

  private static final Option STAGE =
      Option.value(
          "--stage",
          "STAGE",
          "syntax, types, logical, optimized, stages or tasks (default: stages).");
  private static final Option FORMAT =
      Option.value("--format", "FORMAT", "text, json, mermaid or html (default: text).");
  private static final Option ANALYZE =
      Option.flag("--analyze", "Runs the script, too, and shows what was measured.");
  private static final Option CLUSTER =
      Option.value(
          "--cluster",
          "SPEC",
          "Plans for other machines, for example 'nodes=4 cpus=16 memory=64GiB'.");

  private static final Option SWEEP =
      Option.value(
          "--sweep",
          "SIZES",
          "Plans for clusters of several sizes, for example 'nodes=1..128' (doubling) or 'nodes=2,3,8'; the kind of node is --cluster's.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dpl explain",
        "Shows the plan of a script; runs nothing without --analyze.",
        "FILE|-|-e TEXT",
        0,
        1,
        List.of(
            ScriptOptions.EXPRESSION,
            ScriptOptions.PARAMETER,
            STAGE,
            FORMAT,
            CLUSTER,
            SWEEP,
            ANALYZE));
  }

  @Override
  public ExplainRequest request(Arguments arguments, Scripts scripts) {
    return new ExplainRequest(
        ScriptOptions.script(arguments, scripts),
        ScriptOptions.parameters(arguments),
        arguments.choice(STAGE, Stage.STAGES),
        arguments.choice(FORMAT, Format.TEXT),
        arguments.value(CLUSTER, ClusterSpec::parse),
        arguments.value(SWEEP, Sizes::parse).orElse(List.of()),
        arguments.has(ANALYZE));
  }

  @Override
  public Action<ExplainRequest> action(Actions actions) {
    return actions.explain();
  }
}

package io.dpl.cli.command;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.cli.action.Actions;
import io.dpl.cli.action.Context;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.cli.request.ExplainRequest.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dpl explain}. */
@Command(name = "explain", description = "Shows the plan of a script; runs nothing.")
final class ExplainCommand extends Subcommand<ExplainRequest> {

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "syntax, types, logical, optimized, stages or tasks (default: stages).")
  private Stage stage = Stage.STAGES;

  @Option(
      names = "--cluster",
      paramLabel = "SPEC",
      converter = ClusterConverter.class,
      description = "Plans for another machine, for example 'nodes=4 cpus=16 memory=64GiB'.")
  private @Nullable ClusterSpec cluster;

  ExplainCommand() {
    super(Actions::explain);
  }

  @Override
  ExplainRequest request(Context context) {
    return new ExplainRequest(
        remembered(script.script(commandLine(), context.console()), context),
        script.parameters(commandLine()),
        stage,
        Optional.ofNullable(cluster));
  }
}

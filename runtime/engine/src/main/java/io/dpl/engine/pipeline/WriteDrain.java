package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import io.dpl.engine.fragment.FragmentCopy;
import io.dpl.engine.fragment.FragmentScope;
import io.dpl.engine.fragment.ScanSource;
import io.dpl.engine.sink.TaskFiles;
import io.dpl.engine.sink.TaskWriter;
import io.dpl.engine.sink.WriteTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one output of a task into files. */
final class WriteDrain implements Drain {

  private final WriteTarget target;
  private final TaskWriter writer;
  private final PipelineBuilder builder;
  private final RunScope run;
  private final PlanNode node;
  private final @Nullable BatchReader reader;
  private final Counter counter;
  private @Nullable TaskFiles files;

  WriteDrain(
      WriteTarget target,
      TaskWriter writer,
      PipelineBuilder builder,
      RunScope run,
      PlanNode node,
      Counter counter) {
    this.target = target;
    this.writer = writer;
    this.builder = builder;
    this.run = run;
    this.node = node;
    this.counter = counter;
    this.reader = isFused() ? null : builder.reader(node.id());
  }

  /**
   * Whether the last fragment and COPY are one query. Not where order matters in a folder: with
   * several threads DuckDB mixes rows over the files.
   */
  private boolean isFused() {
    Output.Write write = target.write();
    return node instanceof PlanNode.Fragment fragment
        && builder.isPrivate(node.id())
        && target.form() instanceof WriteForm.SqlCopy
        && !(write.ordered() && write.isFolder() && fragment.alone());
  }

  @Override
  public void run() {
    BatchReader from = reader;
    if (target.form() instanceof WriteForm.ArrowFile form) {
      files = writer.write(form, java.util.Objects.requireNonNull(from), run.context().allocator());
    } else if (from == null) {
      files = fused((PlanNode.Fragment) node);
    } else {
      files = streamed(from);
    }
    counter.add(files.rows(), files.bytes());
  }

  private TaskFiles fused(PlanNode.Fragment fragment) {
    List<PlanNode.Fragment.Step> steps = new ArrayList<>(fragment.steps());
    String last =
        steps.isEmpty() ? fragment.scans().get(0).name() : steps.get(steps.size() - 1).name();
    if (!fragment.schema().names().equals(target.schema().names())) {
      steps.add(selection(last));
    }
    return copy(
        fragment,
        steps,
        builder.inputs(fragment),
        builder.scans(fragment),
        builder.scope(fragment));
  }

  private TaskFiles streamed(BatchReader from) {
    Schema schema = node.schema();
    PlanNode.Fragment fragment =
        new PlanNode.Fragment(
            node.id(),
            List.of(new PlanNode.Fragment.Input("rows", node.id())),
            List.of(),
            List.of(),
            target.write().ordered(),
            false,
            schema);
    return copy(
        fragment,
        List.of(selection("rows")),
        List.of(new ScanSource.Stream(from, io.dpl.api.type.ArrowTypes.schema(schema))),
        List.of(),
        builder.scope(fragment));
  }

  private PlanNode.Fragment.Step selection(String from) {
    String columns =
        target.schema().names().stream()
            .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(", "));
    return new PlanNode.Fragment.Step(
        "written columns",
        "SELECT " + columns + " FROM \"" + from.replace("\"", "\"\"") + "\"",
        target.write().span(),
        from,
        List.of());
  }

  private TaskFiles copy(
      PlanNode.Fragment fragment,
      List<PlanNode.Fragment.Step> steps,
      List<ScanSource.Stream> inputs,
      List<ScanSource> scans,
      FragmentScope scope) {
    PlanNode.Fragment written =
        new PlanNode.Fragment(
            fragment.id(),
            fragment.inputs(),
            fragment.scans(),
            steps,
            fragment.ordered(),
            fragment.alone(),
            target.schema());
    return writer.copy(
        (WriteForm.SqlCopy) target.form(),
        (place, options) -> FragmentCopy.run(written, inputs, scans, scope, place, options));
  }

  Output.Write write() {
    return target.write();
  }

  TaskFiles files() {
    return java.util.Objects.requireNonNull(files);
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}

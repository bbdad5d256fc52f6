package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.type.ArrowTypes;
import io.dpl.engine.fragment.FragmentCopy;
import io.dpl.engine.fragment.FragmentScope;
import io.dpl.engine.fragment.ScanSource;
import io.dpl.engine.sink.StagedWrite;
import io.dpl.engine.sink.TaskFiles;
import io.dpl.engine.sink.TaskWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one output of a task into files. DuckDB's COPY always reads a stream, even where the rows
 * come from a fragment: a COPY that fails within DuckDB may wait for its own writes for ever, a
 * stream just ends.
 */
final class WriteDrain implements Drain {

  private static final String ROWS = "rows";
  private static final int BATCH_ROWS = 65_536;

  private final StagedWrite target;
  private final TaskWriter writer;
  private final RunScope run;
  private final PlanNode node;
  private final PeekedReader reader;
  private @Nullable TaskFiles files;

  WriteDrain(
      StagedWrite target,
      TaskWriter writer,
      RunScope run,
      PlanNode node,
      BatchReader reader,
      Counter counter) {
    this.target = target;
    this.writer = writer;
    this.run = run;
    this.node = node;
    this.reader = new PeekedReader(new CountingReader(reader, counter));
  }

  @Override
  public void run() {
    WriteForm form = target.form();
    files =
        form instanceof WriteForm.ArrowFile file
            ? writer.write(file, reader, run.context().allocator())
            : writer.copy((WriteForm.SqlCopy) form, reader.bytesPerRow(), this::copy);
  }

  private long copy(String place, String options) {
    Output.Write write = target.write();
    String columns =
        target.schema().names().stream()
            .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(", "));
    Fragment written =
        new Fragment(
            node.id(),
            List.of(new Fragment.Input(ROWS, node.id())),
            List.of(),
            List.of(
                new Fragment.Step(
                    "written", "SELECT " + columns + " FROM " + ROWS, write.span(), "", List.of())),
            write.ordered(),
            false,
            target.schema());
    return FragmentCopy.run(
        written,
        List.of(new ScanSource.Stream(reader, ArrowTypes.schema(node.schema()))),
        List.of(),
        new FragmentScope(
            run.ducks().task(), run.context().allocator(), run.cancellation(), BATCH_ROWS),
        place,
        options);
  }

  Output.Write write() {
    return target.write();
  }

  TaskFiles files() {
    return java.util.Objects.requireNonNull(files);
  }

  @Override
  public void close() {
    reader.close();
  }
}

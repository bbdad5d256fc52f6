package io.dpl.compiler.rel;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A READ, resolved.
 *
 * @param name unique in the script: s1, s2 ...
 * @param description what is known of it; for a place that this script writes, the writer's schema
 *     and no files
 * @param writtenBy index of the sink that writes it in {@link LogicalPlan#sinks()}, -1 for none
 * @param repartition the REPARTITION clause of the READ, which plans scan splits and never moves
 *     data
 */
public record Source(
    String name,
    ReadRequest request,
    Connector connector,
    SourceDescription description,
    int writtenBy,
    @Nullable RepartitionSpec repartition) {

  /** All columns: its own, then the virtual ones. */
  public Schema columns() {
    List<Field> all = new ArrayList<>(description.schema().fields());
    all.addAll(description.virtual().fields());
    return new Schema(all);
  }
}

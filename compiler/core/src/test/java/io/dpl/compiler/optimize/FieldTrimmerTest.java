package io.dpl.compiler.optimize;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.Plans;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.Repartition;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Unnest;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Test;

class FieldTrimmerTest {

  private final Plans p = new Plans();
  private final RelNode images =
      p.source("images", "PARQUET", 1000, "id BIGINT, path STRING, note STRING, data BLOB");

  private RexNode field(RelNode rel, int i) {
    return p.rex.makeInputRef(rel, i);
  }

  private RelNode only(RelNode rel, String name, int column) {
    return LogicalProject.create(
        rel, List.of(), List.of(field(rel, column)), List.of(name), Set.of());
  }

  private static void assertPruned(RelNode before, String after) {
    assertThat(Plans.text(FieldTrimmer.prune(before))).isEqualTo(after.strip());
  }

  @Test
  void aSourceReadsOnlyWhatIsRead() {
    assertPruned(
        only(images, "x", 1),
        """
        SourceScan(format=[PARQUET], from=[[images]], columns=[[path]], source=[images])
        """);
  }

  @Test
  void countingReadsTheCheapestColumn() {
    RelBuilder builder = p.builder().push(images);
    assertPruned(
        builder.aggregate(builder.groupKey(), builder.countStar("c")).build(),
        """
        LogicalAggregate(group=[{}], c=[COUNT()])
          SourceScan(format=[PARQUET], from=[[images]], columns=[[id]], source=[images])
        """);
  }

  @Test
  void aCallWhoseOutputNobodyReadsDisappears() {
    RelNode model = p.model(images, "embed", "v FLOAT[384]", 2);
    assertPruned(
        only(model, "x", 0),
        """
        SourceScan(format=[PARQUET], from=[[images]], columns=[[id]], source=[images])
        """);
  }

  @Test
  void aHeavyColumnDiesAboveItsLastReader() {
    RelNode tensor = p.heavy(images, "IMAGE_TENSOR", "FLOAT[150528]", 3);
    RelNode model = p.model(tensor, "classify", "label STRING, score FLOAT", 4);
    RelNode top =
        LogicalProject.create(
            model,
            List.of(),
            List.of(field(model, 0), field(model, 5)),
            List.of("id", "label"),
            Set.of());
    assertPruned(
        top,
        """
        LogicalProject(id=[$0], label=[$2])
          ApplyCall(call=[classify], arguments=[[1]], outputs=[[#0: label VARCHAR, #0: score REAL]])
            LogicalProject(id=[$0], image_tensor=[$2])
              ApplyCall(call=[IMAGE_TENSOR], arguments=[[1]], outputs=[[#0: image_tensor REAL VECTOR(150528)]])
                SourceScan(format=[PARQUET], from=[[images]], columns=[[id, data]], source=[images])
        """);
  }

  @Test
  void pruningGoesThroughBatchRepartitionAndUnnest() {
    RelNode lists = p.source("lists", "PARQUET", 9, "k BIGINT, xs BIGINT[], o STRING");
    RelNode batch = Batch.create(lists, new BatchSpec(4, 0, Span.NONE));
    RelNode moved =
        Repartition.create(
            batch,
            new RepartitionSpec(RepartitionSpec.Kind.COUNT, 3, 0, List.of(0), false, Span.NONE));
    RelNode unnest =
        Unnest.create(
            moved,
            List.of(1),
            List.of(p.column("x", "BIGINT"), p.column("i", "BIGINT")),
            true,
            false,
            Span.NONE);
    assertPruned(
        only(unnest, "x", 3),
        """
        LogicalProject(x=[$1])
          Unnest(lists=[[0]], outputs=[[#0: x BIGINT]])
            LogicalProject(xs=[$1])
              Repartition(kind=[COUNT], count=[3], keys=[[0]])
                Batch(rows=[4])
                  SourceScan(format=[PARQUET], from=[[lists]], columns=[[k, xs]], source=[lists])
        """);
  }

  @Test
  void joinsFiltersSortsAndSharedPlansAreNarrow() {
    RelNode shared = SharedScan.create(p.cluster, "let1", images.getRowType(), 10);
    RelBuilder builder = p.builder().push(images).push(shared);
    RelNode join =
        builder
            .join(JoinRelType.INNER, p.call(EQUALS, builder.field(2, 0, 0), builder.field(2, 1, 0)))
            .build();
    RelNode filter =
        p.builder().push(join).filter(p.call(IS_NOT_NULL, field(join, 5))).sort(2).build();
    assertPruned(
        only(filter, "x", 1),
        """
        LogicalProject(x=[$1])
          LogicalSort(sort0=[$2], dir0=[ASC])
            LogicalFilter(condition=[IS NOT NULL($4)])
              LogicalJoin(condition=[=($0, $3)], joinType=[inner])
                SourceScan(format=[PARQUET], from=[[images]], columns=[[id, path, note]], source=[images])
                LogicalProject(id=[$0], path=[$1])
                  SharedScan(shared=[let1])
        """);
  }
}

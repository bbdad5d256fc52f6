package io.dpl.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.plan.ModelUse;
import io.dpl.engine.kit.DoubleModel;
import io.dpl.engine.kit.LocalStorage;
import io.dpl.engine.kit.Plans;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  @TempDir Path temp;

  @Test
  void aLaterPlanHasItsOwnSlotsAndTheSameLoad() {
    DoubleModel model = new DoubleModel();
    try (BufferAllocator allocator = new RootAllocator();
        Models models = new Models(new Registry(List.of(), List.of(model), List.of()))) {
      RunContext context = new RunContext(allocator, new LocalStorage(), temp, 1);
      try (Models.Lease two = models.open(use(2), context);
          Models.Lease again = models.open(use(2), context)) {
        assertThat(two.slots().availablePermits()).isEqualTo(2);
        assertThat(again.slots()).isSameAs(two.slots());
      }
      try (Models.Lease one = models.open(use(1), context)) {
        assertThat(one.slots().availablePermits()).isEqualTo(1);
      }
      assertThat(model.loads).hasValue(1);
    }
    assertThat(model.open).hasValue(0);
  }

  private static ModelUse use(int slots) {
    ModelUse any = Plans.doubling(64, 64);
    return new ModelUse(any.key(), any.declaration(), any.signature(), slots);
  }
}

package io.dpl.benchmarks.certificate;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.api.plan.Certificate;
import io.dpl.engine.memory.MemoryUse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One pipeline in a process of its own: prints base, plan part, resident bytes before the plan ran
 * and the peak, then the parts.
 *
 * <p>Arguments: bytes of {@code --memory}, a file with the script.
 */
public final class Child {

  private static final int THREADS = 2;

  private Child() {}

  public static void main(String[] arguments) throws Exception {
    try (Dpl dpl =
        Dpl.builder()
            .threads(THREADS)
            .memoryBytes(Long.parseLong(arguments[0]))
            .with("score", "(text STRING) -> DOUBLE", row -> (double) row[0].toString().length())
            .open()) {
      Plan plan = dpl.pipeline(Files.readString(Path.of(arguments[1]))).plan();
      dpl.prepare();
      Certificate certificate = plan.stages().certificate();
      MemoryUse before = MemoryUse.now();
      try (Job job = plan.start()) {
        job.await();
      }
      System.out.println(
          certificate.baseBytes()
              + " "
              + certificate.planBytes()
              + " "
              + before.residentBytes()
              + " "
              + MemoryUse.now().peakBytes());
      certificate
          .parts()
          .forEach(part -> System.out.println((part.bytes() >> 20) + " MiB " + part.name()));
    }
  }
}

package io.dpl.examples;

import io.dpl.Dpl;
import io.dpl.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes the input of light_data.dpl: small files of random bytes, and a Parquet file with path,
 * width and height of each.
 *
 * <p>Example: {@code java -cp "$(./dpl doctor --class-path)"
 * examples/src/main/java/io/dpl/examples/LightFiles.java out/light 2000}.
 */
public final class LightFiles {

  private LightFiles() {}

  /**
   * @param arguments folder, and number of files (2000)
   */
  public static void main(String[] arguments) throws IOException {
    make(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000);
  }

  /** Writes the files; the same for every run. */
  public static void make(Path folder, int files) throws IOException {
    Random random = new Random(7);
    Files.createDirectories(folder.resolve("files"));
    StringBuilder table = new StringBuilder("path,width,height\n");
    for (int i = 0; i < files; i++) {
      byte[] bytes = new byte[500 + random.nextInt(4000)];
      random.nextBytes(bytes);
      Path file = folder.resolve("files/%05d.bin".formatted(i));
      Files.write(file, bytes);
      table
          .append(file)
          .append(',')
          .append(128 + random.nextInt(512))
          .append(',')
          .append(128 + random.nextInt(512))
          .append('\n');
    }
    Path csv = Files.writeString(folder.resolve("meta.csv"), table);
    try (Dpl dpl = Dpl.open();
        Job job =
            dpl.pipeline("READ CSV $csv | WRITE PARQUET $out MODE OVERWRITE")
                .bind("csv", csv.toString())
                .bind("out", folder + "/meta/")
                .start()) {
      job.await();
    }
  }
}

package io.dpl.engine.sink;

import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Output;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One WRITE as its tasks see it: each attempt writes into a folder of its own, which stays there
 * until {@link WriteTarget} takes the files of the attempts that count. One that was given up may
 * go on writing; nothing of it is ever named.
 *
 * @param schema columns that are written
 * @param folder the staging folder, which the target has made
 */
public record StagedWrite(Output.Write write, WriteForm form, Schema schema, Path folder) {

  /** An empty folder for one attempt of a task. */
  Path taskFolder(int partition, int attempt) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw DplException.of(
          RunCode.STAGING_UNSEEN,
          write.span(),
          "a worker does not see " + folder,
          "WRITE to a folder of a file system that all nodes share, under the same path.");
    }
    Path task = Staging.task(folder, partition, attempt);
    Trees.delete(task);
    return Files.createDirectory(task);
  }

  /** Name of a single file as it will be published. */
  String fileName() {
    return Path.of(write.location()).toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * The files that a task has written.
   *
   * @param rows rows in all of them
   */
  TaskFiles collect(Path taskFolder, long rows) throws IOException {
    List<TaskFiles.File> files = new ArrayList<>();
    for (Path file : Trees.files(taskFolder)) {
      files.add(
          new TaskFiles.File(
              taskFolder.relativize(file).toString().replace('\\', '/'),
              Files.size(file),
              Trees.crc32c(file)));
    }
    return new TaskFiles(rows, files);
  }
}

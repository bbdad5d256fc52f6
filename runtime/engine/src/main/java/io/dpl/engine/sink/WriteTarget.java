package io.dpl.engine.sink;

import io.dpl.api.connector.WriteForm;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Output.Mode;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One WRITE of a run: check, prepare, let tasks write into the staging folder, then publish all of
 * it or nothing.
 */
public final class WriteTarget implements AutoCloseable {

  private final Output.Write write;
  private final WriteForm form;
  private final Schema schema;
  private final String id;
  private final Path target;
  private final List<Path> madeFolders = new ArrayList<>();
  private @Nullable Staging staging;
  private boolean published;

  /**
   * @param schema columns that are written
   * @param id of the run and the output in it, fit for a file name
   */
  public WriteTarget(Output.Write write, WriteForm form, Schema schema, String id) {
    this.write = write;
    this.form = form;
    this.schema = schema;
    this.id = id;
    this.target = Path.of(write.location()).toAbsolutePath().normalize();
  }

  public Output.Write write() {
    return write;
  }

  public WriteForm form() {
    return form;
  }

  /** Columns that are written. */
  public Schema schema() {
    return schema;
  }

  /** Finishes or removes the rests of dead runs, then throws if it may not be written. */
  public void check() {
    try {
      if (target.getFileName() != null) {
        Staging.cleanRests(target);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    TargetCheck.check(write, target);
  }

  /** Makes the staging folder. */
  public void prepare() {
    try {
      Path parent = target.getParent();
      while (parent != null && !Files.exists(parent)) {
        madeFolders.add(parent);
        parent = parent.getParent();
      }
      staging = Staging.create(target, id);
    } catch (IOException e) {
      removeMadeFolders();
      throw failure(e);
    }
  }

  /** What the tasks get of it. */
  public StagedWrite staged() {
    return new StagedWrite(write, form, schema, opened().folder());
  }

  /**
   * Takes the files of the attempts that count and makes everything visible at once. Empty files of
   * tasks without rows are left out, unless all are empty.
   *
   * @param tasks what they wrote, in the order of their partitions
   */
  public Manifest commit(List<TaskFiles.Accepted> tasks) {
    try {
      Manifest manifest = accept(tasks);
      if (write.isFolder()) {
        manifest.write(opened().data().resolve(Manifest.FILE_NAME));
        publishFolder();
      } else {
        publishFile();
      }
      published = true;
      return manifest;
    } catch (IOException e) {
      throw failure(e);
    } finally {
      close();
    }
  }

  private Manifest accept(List<TaskFiles.Accepted> tasks) throws IOException {
    long rows = tasks.stream().mapToLong(task -> task.files().rows()).sum();
    List<Manifest.File> files = new ArrayList<>();
    for (TaskFiles.Accepted task : tasks) {
      if (task.files().rows() > 0 || (rows == 0 && files.isEmpty())) {
        for (int i = 0; i < task.files().files().size(); i++) {
          files.add(accept(task, i));
        }
      }
    }
    return Manifest.of(write.location(), write.format(), rows, files);
  }

  private Manifest.File accept(TaskFiles.Accepted task, int number) throws IOException {
    TaskFiles.File file = task.files().files().get(number);
    Path to = opened().data();
    if (write.isFolder()) {
      Path inside = Path.of(file.path()).getParent();
      String name =
          String.format("part-%05d-%03d-%s%s", task.partition(), number, id, form.extension());
      to = to.resolve(inside == null ? "" : inside.toString()).resolve(name);
    } else if (task.partition() > 0) {
      throw new IllegalStateException("several tasks write '" + write.location() + "'");
    } else {
      to = to.resolve(target.getFileName());
    }
    Files.createDirectories(to.getParent());
    Path from = Staging.task(opened().folder(), task.partition(), task.attempt());
    Files.move(from.resolve(file.path()), to, StandardCopyOption.ATOMIC_MOVE);
    return new Manifest.File(
        opened().data().relativize(to).toString().replace('\\', '/'),
        task.files().files().size() == 1 ? task.files().rows() : -1,
        file.bytes(),
        file.crc32c());
  }

  private void publishFolder() throws IOException {
    Path data = opened().data();
    TargetCheck.check(write, target);
    if (write.mode() == Mode.OVERWRITE) {
      Intent.publish(opened().folder(), target, true);
      return;
    }
    if (write.mode() == Mode.ERROR || !Files.exists(target)) {
      try {
        Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
        TargetCheck.check(write, target);
      } catch (FileSystemException e) {
        if (!Files.isDirectory(target)) {
          throw e;
        }
        TargetCheck.check(write, target);
      }
    }
    Intent.publish(opened().folder(), target, false);
  }

  private void publishFile() throws IOException {
    Path data = opened().data().resolve(target.getFileName());
    TargetCheck.check(write, target);
    if (write.mode() == Mode.OVERWRITE) {
      Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(target, data); // unlike a rename it never replaces
    } catch (FileAlreadyExistsException e) {
      throw TargetCheck.exists(write);
    } catch (UnsupportedOperationException | FileSystemException e) {
      TargetCheck.check(write, target); // no links there
      Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private io.dpl.api.diagnostic.DplException failure(IOException e) {
    return IoFailure.of(e, write.span(), "write '" + write.location() + "'");
  }

  private Staging opened() {
    if (staging == null) {
      throw new IllegalStateException("not prepared");
    }
    return staging;
  }

  private void removeMadeFolders() {
    for (Path folder : madeFolders) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return; // somebody else uses it meanwhile
      }
    }
  }

  /** Removes the staging folder with all that was not published. */
  @Override
  public void close() {
    try {
      if (staging != null) {
        staging.close();
        staging = null;
      }
    } catch (IOException e) {
      staging = null; // the next run that writes here removes it
    }
    if (!published) {
      removeMadeFolders();
    }
  }
}

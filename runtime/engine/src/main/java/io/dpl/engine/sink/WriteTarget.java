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

  /** An empty folder for one attempt of a task. */
  Path taskFolder(int partition, int attempt) throws IOException {
    Path folder = opened().task(partition, attempt);
    Trees.delete(folder);
    Files.createDirectories(folder);
    return folder;
  }

  /** Name of a single file as it will be published. */
  String fileName() {
    return target.getFileName().toString();
  }

  /**
   * Takes over the files of a task that is done.
   *
   * @param rows rows in all of them
   */
  TaskFiles accept(Path taskFolder, int partition, long rows) throws IOException {
    List<Path> written = Trees.files(taskFolder);
    List<Manifest.File> files = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Path file = written.get(i);
      Path to = opened().data();
      if (write.isFolder()) {
        Path inside = taskFolder.relativize(file).getParent();
        String name = String.format("part-%05d-%03d-%s%s", partition, i, id, form.extension());
        to = to.resolve(inside == null ? "" : inside.toString()).resolve(name);
      } else if (partition > 0) {
        throw new IllegalStateException("several tasks write '" + write.location() + "'");
      } else {
        to = to.resolve(fileName());
      }
      Files.createDirectories(to.getParent());
      String sum = Trees.crc32c(file);
      Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
      files.add(
          new Manifest.File(
              opened().data().relativize(to).toString().replace('\\', '/'),
              written.size() == 1 ? rows : -1,
              Files.size(to),
              sum));
    }
    Trees.delete(taskFolder);
    return new TaskFiles(rows, files);
  }

  /**
   * Makes everything visible at once. Empty files of tasks without rows are left out, unless all
   * are empty.
   *
   * @param tasks what the tasks wrote, in the order of their partitions
   */
  public Manifest commit(List<TaskFiles> tasks) {
    try {
      Manifest manifest = manifest(tasks);
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

  private Manifest manifest(List<TaskFiles> tasks) throws IOException {
    long rows = tasks.stream().mapToLong(TaskFiles::rows).sum();
    List<Manifest.File> files = new ArrayList<>();
    for (TaskFiles task : tasks) {
      for (Manifest.File file : task.files()) {
        boolean kept = task.rows() > 0 || (rows == 0 && files.isEmpty());
        if (kept) {
          files.add(file);
        } else {
          Files.deleteIfExists(opened().data().resolve(file.path()));
        }
      }
    }
    return Manifest.of(write.location(), write.format(), rows, files);
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
    Path data = opened().data().resolve(fileName());
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

package io.dpl;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes what a compile saw of the files, so that a plan is used again only while a look at them
 * shows the same. Thread-safe.
 */
final class Witness implements Storage {

  private final Storage inner;
  private final Map<Listed, List<FileInfo>> lists = new ConcurrentHashMap<>();
  private final Map<String, FileInfo> files = new ConcurrentHashMap<>();

  private record Listed(String location, boolean followLinks) {

    /** By hand: what the JVM makes for a record's own costs each start milliseconds. */
    @Override
    public int hashCode() {
      return location.hashCode();
    }
  }

  Witness(Storage inner) {
    this.inner = inner;
  }

  /** Whether everything that was seen is still as it was. */
  boolean isCurrent() {
    try {
      for (Map.Entry<Listed, List<FileInfo>> seen : lists.entrySet()) {
        Listed what = seen.getKey();
        if (!inner.list(what.location(), what.followLinks()).equals(seen.getValue())) {
          return false;
        }
      }
      for (FileInfo seen : files.values()) {
        if (!inner.info(seen.path()).equals(seen)) {
          return false;
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false; // compiling again says what is wrong
    }
  }

  @Override
  public List<FileInfo> list(String location, boolean followLinks) throws IOException {
    List<FileInfo> found = inner.list(location, followLinks);
    lists.put(new Listed(location, followLinks), new ArrayList<>(found));
    return found;
  }

  @Override
  public FileInfo info(String path) throws IOException {
    FileInfo found = inner.info(path);
    files.put(path, found);
    return found;
  }

  @Override
  public InputStream open(String path) throws IOException {
    info(path); // also of a list: to look for it there takes longer
    return inner.open(path);
  }

  @Override
  public RangeSource ranges(String path) throws IOException {
    info(path);
    return inner.ranges(path);
  }
}

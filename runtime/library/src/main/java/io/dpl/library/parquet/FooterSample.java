package io.dpl.library.parquet;

import io.dpl.api.connector.Storage.FileInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files' footers are read: all where they are few, else the first, the largest, and some. */
record FooterSample(List<FileInfo> all, int most) {

  List<FileInfo> files() {
    if (all.size() <= most) {
      return all;
    }
    Set<String> chosen = new LinkedHashSet<>();
    chosen.add(all.get(0).path());
    List<FileInfo> bySize = new ArrayList<>(all);
    bySize.sort(Comparator.comparingLong(FileInfo::sizeBytes).reversed());
    bySize.stream().limit(most / 2).forEach(file -> chosen.add(file.path()));
    List<FileInfo> rest = all.stream().filter(file -> !chosen.contains(file.path())).toList();
    int wanted = most - chosen.size();
    for (int i = 0; i < wanted; i++) {
      chosen.add(rest.get((int) ((long) i * rest.size() / wanted)).path());
    }
    return all.stream().filter(file -> chosen.contains(file.path())).toList();
  }
}

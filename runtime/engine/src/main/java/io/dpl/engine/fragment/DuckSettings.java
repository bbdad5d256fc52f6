package io.dpl.engine.fragment;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What holds for one DuckDB of the engine as a whole.
 *
 * @param threads threads of one query
 * @param memoryBytes its own bound; above it DuckDB spills to {@code tempFolder}
 * @param reorders whether it may reorder joins; off where streams, whose size it does not know, are
 *     joined
 */
public record DuckSettings(int threads, long memoryBytes, Path tempFolder, boolean reorders) {

  /** The same with another bound. */
  DuckSettings bounded(long bytes) {
    return new DuckSettings(threads, bytes, tempFolder, reorders);
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("threads", String.valueOf(threads));
    properties.setProperty("memory_limit", (memoryBytes >> 10) + "KiB");
    properties.setProperty("temp_directory", tempFolder.toString());
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("default_null_order", "nulls_last");
    if (!reorders) {
      properties.setProperty("disabled_optimizers", "join_order,build_side_probe_side");
    }
    return properties;
  }
}

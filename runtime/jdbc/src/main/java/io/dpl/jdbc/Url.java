package io.dpl.jdbc;

import io.dpl.Dpl;
import io.dpl.Ray;
import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.DplException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A URL with its properties: {@code jdbc:dpl:?memory=4GiB&threads=4&init=setup.dpl}, {@code
 * jdbc:dpl:ray://10.0.0.1:6379}.
 *
 * @param address of a cluster; empty without one
 * @param isOnCluster whether a cluster is asked for
 * @param settings names in lower case; those of the URL win over those of the Properties
 */
record Url(String text, String address, boolean isOnCluster, Map<String, String> settings) {

  static final String PREFIX = "jdbc:dpl:";

  /** A property that a URL can hold. */
  record Setting(String name, String text, String defaultText) {}

  static final List<Setting> SETTINGS =
      List.of(
          new Setting(
              "memory", "what DuckDB, Arrow and models may use, as 4GiB", "half the machine"),
          new Setting("threads", "tasks at once in this process", "the processors"),
          new Setting("temp", "folder of temporary files", "the system's"),
          new Setting("init", "script that each connection begins with", "none"),
          new Setting("jar", "jars with functions, models and connectors, with commas", "none"),
          new Setting(
              "ray-home", "folder of Ray's Python package, with jdbc:dpl:ray://", "looked for"),
          new Setting(
              "ray-code", "where nodes find the worker package, with jdbc:dpl:ray://", "this one"));

  private static final String RAY = "ray://";

  /** Tools give these whether or not a database knows them. */
  private static final List<String> IGNORED = List.of("user", "password", "databasename");

  static boolean accepts(String url) {
    return url != null && url.startsWith(PREFIX);
  }

  static Url of(String url, Properties properties) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      put(settings, name, properties.getProperty(name), false);
    }
    String rest = url.substring(PREFIX.length());
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    if (!place.isEmpty() && !place.startsWith(RAY)) {
      throw Errors.misuse(
          "no such place: "
              + url
              + "; write jdbc:dpl:, jdbc:dpl:?memory=4GiB or jdbc:dpl:ray://HOST:PORT");
    }
    if (question >= 0) {
      for (String pair : rest.substring(question + 1).split("[&;]")) {
        int equals = pair.indexOf('=');
        if (!pair.isEmpty()) {
          put(
              settings,
              equals < 0 ? pair : pair.substring(0, equals),
              equals < 0 ? "" : decoded(pair.substring(equals + 1)),
              true);
        }
      }
    }
    if (place.isEmpty()) {
      for (String only : List.of("ray-home", "ray-code")) {
        if (settings.containsKey(only)) {
          throw Errors.misuse(only + " goes with a cluster, jdbc:dpl:ray://HOST:PORT");
        }
      }
    }
    if (!place.isEmpty() && settings.containsKey("threads")) {
      throw Errors.misuse("threads is for one process; on a cluster the CPUs of its nodes count");
    }
    String address = place.isEmpty() ? "" : place.substring(RAY.length());
    return new Url(
        url,
        address.endsWith("/") ? address.substring(0, address.length() - 1) : address,
        !place.isEmpty(),
        settings);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void put(Map<String, String> settings, String name, String value, boolean strict)
      throws SQLException {
    String key = name.toLowerCase(Locale.ROOT);
    if (SETTINGS.stream().anyMatch(setting -> setting.name().equals(key))) {
      settings.put(key, value);
    } else if (strict && !IGNORED.contains(key)) {
      throw Errors.misuse(
          "no property named "
              + name
              + " in a URL of DPL; there are "
              + String.join(", ", SETTINGS.stream().map(Setting::name).toList()));
    }
  }

  /** What an engine can be shared for: everything but the init script. */
  Map<String, String> engine() {
    Map<String, String> own = new TreeMap<>(settings);
    own.remove("init");
    if (isOnCluster) {
      own.put("ray", address);
    }
    return own;
  }

  /** Opens the engine, and reaches its cluster if it has one. */
  Dpl open() throws SQLException {
    try {
      Dpl.Builder builder = Dpl.builder();
      if (settings.containsKey("memory")) {
        builder.memoryBytes(Bytes.parse(settings.get("memory")));
      }
      if (settings.containsKey("threads")) {
        builder.threads(Integer.parseInt(settings.get("threads").strip()));
      }
      if (settings.containsKey("temp")) {
        builder.tempFolder(Path.of(settings.get("temp")));
      }
      for (String jar : settings.getOrDefault("jar", "").split(",")) {
        if (!jar.isBlank()) {
          builder.jar(Path.of(jar.strip()));
        }
      }
      if (isOnCluster) {
        builder.ray(ray());
      }
      return reached(builder.open());
    } catch (DplException e) {
      throw Errors.of(e);
    } catch (IllegalArgumentException e) {
      throw new SQLException("wrong property in " + text + ": " + e.getMessage(), "HY000", e);
    }
  }

  private Ray ray() {
    Ray ray = Ray.at(address);
    if (settings.containsKey("ray-home")) {
      ray = ray.home(Path.of(settings.get("ray-home")));
    }
    return settings.containsKey("ray-code") ? ray.code(settings.get("ray-code")) : ray;
  }

  /** A wrong address is told to who connects, and not by the first query. */
  private Dpl reached(Dpl dpl) {
    if (isOnCluster) {
      try {
        dpl.cluster();
      } catch (RuntimeException e) {
        dpl.close();
        throw e;
      }
    }
    return dpl;
  }
}

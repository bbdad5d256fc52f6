package io.dpl.ray.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The token of clusters that ask for one, as Ray's own programs find it; never printed. */
final class RayToken {

  private static final String MODE = "RAY_AUTH_MODE";
  private static final String TOKEN = "RAY_AUTH_TOKEN";
  private static final String FILE = "RAY_AUTH_TOKEN_PATH";

  private RayToken() {}

  /** The variable, the file that a variable names, {@code ~/.ray/auth_token}. */
  static Optional<String> find(Map<String, String> environment) {
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (!token.isEmpty()) {
      return Optional.of(token);
    }
    String file = environment.getOrDefault(FILE, "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return read(file.isEmpty() ? Path.of(home, ".ray", "auth_token") : Path.of(file));
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.isReadable(file)
          ? Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Makes a driver show the token where there is one, as Ray's own programs do. */
  static void prepare(Map<String, String> environment) {
    if (!environment.containsKey(MODE) && find(environment).isPresent()) {
      environment.put(MODE, "token");
    }
  }
}

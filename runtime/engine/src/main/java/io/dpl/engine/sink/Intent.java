package io.dpl.engine.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a publish of several steps is about to do, written down before the first of them, so that
 * the next run finishes it if this one dies.
 *
 * @param target the folder
 * @param replaces whether the target is replaced; otherwise files are added to it
 */
record Intent(String target, boolean replaces) {

  private static final String FILE = "intent.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Writes it down and does it. */
  static void publish(Path staging, Path target, boolean replaces) throws IOException {
    Intent intent = new Intent(target.toAbsolutePath().toString(), replaces);
    try (FileChannel channel =
        FileChannel.open(
            staging.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(MAPPER.writeValueAsBytes(intent)));
      channel.force(true);
    }
    intent.carryOut(staging);
  }

  /** Does what is left of an intent in a staging folder, if there is one. */
  static void finish(Path staging) throws IOException {
    Path file = staging.resolve(FILE);
    if (Files.exists(file)) {
      Intent intent;
      try {
        intent = MAPPER.readValue(Files.readAllBytes(file), Intent.class);
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        return; // died while writing it: nothing was done
      }
      intent.carryOut(staging);
    }
  }

  private void carryOut(Path staging) throws IOException {
    Path data = staging.resolve("data");
    if (!Files.exists(data)) {
      return;
    }
    Path to = Path.of(target);
    if (replaces) {
      replace(data, staging.resolve("old"), to);
    } else {
      add(data, to);
    }
  }

  private static void replace(Path data, Path old, Path to) throws IOException {
    if (Files.exists(to)) {
      if (Files.exists(old)) {
        return; // somebody else has written it since
      }
      Files.move(to, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(data, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void add(Path data, Path to) throws IOException {
    for (Path file : Trees.files(data)) {
      Path relative = data.relativize(file);
      if (!relative.toString().equals(Manifest.FILE_NAME)) {
        Path at = to.resolve(relative.toString());
        Files.createDirectories(at.toAbsolutePath().getParent());
        Files.move(file, at, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Path added = data.resolve(Manifest.FILE_NAME);
    Path known = to.resolve(Manifest.FILE_NAME);
    if (Files.exists(added)) {
      if (Files.exists(known)) {
        Manifest.read(known).and(Manifest.read(added)).write(added);
      }
      Files.move(added, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

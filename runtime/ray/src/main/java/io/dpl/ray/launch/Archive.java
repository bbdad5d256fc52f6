package io.dpl.ray.launch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as a zip with all of them at its top level, which is what Ray unpacks and finds. */
final class Archive {

  private static final int BUFFER_BYTES = 1 << 16;

  private Archive() {}

  /** Of names and contents; 40 hexadecimal digits. */
  static String checksum(List<Path> files) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 40);
  }

  /** A temporary file, which the caller deletes. */
  static Path zip(List<Path> files) throws IOException {
    Path zip = Files.createTempFile("dpl-package", ".zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.setLevel(Deflater.BEST_SPEED);
      for (Path file : files) {
        entries.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return zip;
  }
}

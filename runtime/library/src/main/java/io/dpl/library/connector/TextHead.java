package io.dpl.library.connector;

import com.github.luben.zstd.ZstdInputStream;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The beginning of a text file, decompressed, to find its header and guess its rows.
 *
 * @param text up to 64 KiB of it, without byte order mark
 * @param compressed whether the file is
 */
record TextHead(String text, boolean compressed) {

  private static final int BYTES = 64 << 10;

  /** Text compresses to about a quarter. */
  private static final double COMPRESSION = 4;

  static TextHead of(String path, Charset charset, Storage storage) throws IOException {
    String name = path.toLowerCase(Locale.ROOT);
    boolean compressed = name.endsWith(".gz") || name.endsWith(".zst");
    try (InputStream in = decompressed(path, storage)) {
      String text = new String(in.readNBytes(BYTES), charset);
      return new TextHead(text.startsWith("\uFEFF") ? text.substring(1) : text, compressed);
    }
  }

  /** The bytes of a text file; its name says how it is compressed. */
  static InputStream decompressed(String path, Storage storage) throws IOException {
    String name = path.toLowerCase(Locale.ROOT);
    InputStream raw = storage.open(path);
    try {
      return name.endsWith(".gz")
          ? new GZIPInputStream(raw)
          : name.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Rows of a file of this size, by the length of the first lines. */
  long rows(long sizeBytes) {
    long lines = Math.max(1, text.lines().count());
    double bytes = Math.max(1, text.getBytes(StandardCharsets.UTF_8).length);
    return Math.round(sizeBytes * (compressed ? COMPRESSION : 1) * lines / bytes);
  }
}

package io.dpl.library.function.heavy;

import com.github.luben.zstd.ZstdInputStream;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * DECOMPRESS: bytes as they were before gzip, zstd or bzip2.
 *
 * @param codec {@code gzip}, {@code zstd}, {@code bz2}, or {@code auto} by the first bytes
 * @param mostBytes longest result
 */
record Decompress(String codec, long mostBytes) {

  private static final List<String> CODECS = List.of("auto", "gzip", "zstd", "bz2");
  private static final long USUAL_MOST = 1L << 30;

  static final HeavyDefinition FUNCTION =
      new HeavyDefinition(
          List.of(
              Signature.parse(
                  "DECOMPRESS(data BLOB, codec => STRING = 'auto', max_bytes => BIGINT = "
                      + USUAL_MOST
                      + ") -> BLOB")),
          Traits.FALLIBLE,
          new Cost(1e-3, 256 << 10, 2),
          new FunctionDoc(
              "Files",
              "The bytes as they were before they were compressed.",
              "`codec` is 'gzip', 'zstd', 'bz2' or 'auto', which looks at the first bytes. Broken data and"
                  + " results larger than `max_bytes` are errors of the row (DPL5106, DPL5104).",
              "DECOMPRESS(FROM_BASE64('H4sIAAAAAAAC/0spyAEAa+6k2wMAAAA='))",
              "dpl"),
          options -> {
            Decompress work =
                new Decompress(
                    Settings.word(options, "codec", CODECS),
                    Settings.number(options, "max_bytes", 1, FileBytes.MOST));
            return (arguments, from, out, to) -> {
              byte[] bytes = work.of(Texts.bytes(arguments.get(0), from), from);
              ((VarBinaryVector) out).setSafe(to, bytes);
              return bytes.length;
            };
          });

  byte[] of(byte[] data, int row) {
    try (InputStream in = open(data, row)) {
      byte[] bytes = in.readNBytes((int) mostBytes);
      if (bytes.length == mostBytes && in.read() >= 0) {
        throw new RowException(
            row,
            RunCode.FILE_TOO_LARGE,
            "the decompressed value has more than " + mostBytes + " bytes",
            null);
      }
      return bytes;
    } catch (IOException e) {
      throw new RowException(
          row, RunCode.COMPRESSED_BROKEN, "the data are broken: " + e.getMessage(), e);
    }
  }

  private InputStream open(byte[] data, int row) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(data);
    return switch (codec.equals("auto") ? guess(data, row) : codec) {
      case "gzip" -> new GZIPInputStream(in);
      case "bz2" -> new BZip2CompressorInputStream(in, true);
      default -> new ZstdInputStream(in);
    };
  }

  private static String guess(byte[] data, int row) {
    if (data.length > 2 && (data[0] & 0xFF) == 0x1F && (data[1] & 0xFF) == 0x8B) {
      return "gzip";
    }
    if (data.length > 4 && (data[0] & 0xFF) == 0x28 && (data[1] & 0xFF) == 0xB5) {
      return "zstd";
    }
    if (data.length > 3 && data[0] == 'B' && data[1] == 'Z' && data[2] == 'h') {
      return "bz2";
    }
    throw new RowException(
        row, RunCode.COMPRESSED_BROKEN, "the data are none of gzip, zstd and bz2", null);
  }
}

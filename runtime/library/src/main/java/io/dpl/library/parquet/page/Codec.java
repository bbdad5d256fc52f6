package io.dpl.library.parquet.page;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How page bodies are compressed. */
public enum Codec {
  NONE {
    @Override
    InputStream stream(InputStream in) {
      return in;
    }

    @Override
    byte[] whole(byte[] stored, int from, int length, int plainBytes) {
      return java.util.Arrays.copyOfRange(stored, from, from + length);
    }
  },
  GZIP {
    @Override
    InputStream stream(InputStream in) throws IOException {
      return new GZIPInputStream(in, 64 << 10);
    }
  },
  ZSTD {
    @Override
    InputStream stream(InputStream in) throws IOException {
      return new ZstdInputStreamNoFinalizer(in);
    }

    @Override
    byte[] whole(byte[] stored, int from, int length, int plainBytes) throws IOException {
      byte[] plain = new byte[plainBytes];
      long n = Zstd.decompressByteArray(plain, 0, plainBytes, stored, from, length);
      return complete(plain, n);
    }
  },
  SNAPPY {
    @Override
    InputStream stream(InputStream in) throws IOException {
      return new HistoryInput(new SnappyBlock(new ByteFeed(in)));
    }

    @Override
    byte[] whole(byte[] stored, int from, int length, int plainBytes) throws IOException {
      byte[] plain = new byte[plainBytes];
      ByteFeed feed = new ByteFeed(stored, from, length);
      return complete(plain, new SnappyBlock(feed).decode(plain));
    }
  },
  LZ4 {
    @Override
    InputStream stream(InputStream in) {
      return new HistoryInput(new Lz4Block(new ByteFeed(in)));
    }

    @Override
    byte[] whole(byte[] stored, int from, int length, int plainBytes) throws IOException {
      byte[] plain = new byte[plainBytes];
      ByteFeed feed = new ByteFeed(stored, from, length);
      return complete(plain, new Lz4Block(feed).decode(plain));
    }
  };

  /** The codec of a column, empty where DPL does not know it (LZO, Brotli, Hadoop's LZ4). */
  public static Optional<Codec> of(CompressionCodec codec) {
    return Optional.ofNullable(
        switch (codec) {
          case UNCOMPRESSED -> NONE;
          case GZIP -> GZIP;
          case ZSTD -> ZSTD;
          case SNAPPY -> SNAPPY;
          case LZ4_RAW -> LZ4;
          case LZO, BROTLI, LZ4 -> null;
        });
  }

  /** Decompresses as it is read. */
  abstract InputStream stream(InputStream in) throws IOException;

  /** Decompresses a whole body. */
  byte[] whole(byte[] stored, int from, int length, int plainBytes) throws IOException {
    byte[] plain = new byte[plainBytes];
    try (InputStream in = stream(new ByteArrayInputStream(stored, from, length))) {
      return complete(plain, in.readNBytes(plain, 0, plainBytes));
    }
  }

  private static byte[] complete(byte[] plain, long decoded) throws IOException {
    if (decoded != plain.length) {
      throw new IOException("a page has " + decoded + " bytes instead of " + plain.length);
    }
    return plain;
  }
}

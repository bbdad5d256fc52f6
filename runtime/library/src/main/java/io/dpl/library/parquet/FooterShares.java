package io.dpl.library.parquet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the footers that were read say of a byte of a file: rows, and decoded bytes of some columns.
 * Added up once, since every file without a footer asks. Thread-safe.
 */
final class FooterShares {

  private final Collection<ParquetFooter> footers;
  private final long sizeBytes;
  private final double rows;
  private final Map<List<String>, Double> bytes = new ConcurrentHashMap<>();

  FooterShares(Collection<ParquetFooter> footers) {
    this.footers = footers;
    this.sizeBytes = footers.stream().mapToLong(ParquetFooter::sizeBytes).sum();
    this.rows = share(footers.stream().mapToLong(ParquetFooter::rows).sum());
  }

  /** Rows a byte. */
  double rows() {
    return rows;
  }

  /** Decoded bytes of these columns a byte. */
  double bytes(List<String> columns) {
    return bytes.computeIfAbsent(
        columns,
        names ->
            share(footers.stream().mapToLong(footer -> ParquetFiles.bytes(footer, names)).sum()));
  }

  private double share(long amount) {
    return sizeBytes == 0 ? 0 : (double) amount / sizeBytes;
  }
}

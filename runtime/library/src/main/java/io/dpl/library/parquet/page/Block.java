package io.dpl.library.parquet.page;

import java.io.EOFException;
import java.io.IOException;

/**
 * A compressed block as a row of steps: so many bytes to take as they are, or so many to copy from
 * so far back.
 */
abstract class Block {

  final ByteFeed feed;

  /** Bytes to take as they are. */
  int literal;

  /** Bytes to copy. */
  int copy;

  /** How far back they stand. */
  int distance;

  Block(ByteFeed feed) {
    this.feed = feed;
  }

  /** Sets a step of at least one byte; false at the end. */
  abstract boolean next() throws IOException;

  /** Does (a part of) the step at a place of a window that holds everything back to its start. */
  final int step(byte[] window, int at, int room) throws IOException {
    if (literal < 0 || copy < 0) {
      throw new IOException("a compressed page has a negative length");
    }
    if (literal > 0) {
      int n = Math.min(literal, room);
      if (feed.readNBytes(window, at, n) < n) {
        throw new EOFException("a compressed page is cut off");
      }
      literal -= n;
      return n;
    }
    if (distance <= 0 || distance > at) {
      throw new IOException("a compressed page copies from " + distance + " bytes back");
    }
    int n = Math.min(copy, room);
    if (distance >= n) {
      System.arraycopy(window, at - distance, window, at, n);
    } else {
      for (int i = at; i < at + n; i++) {
        window[i] = window[i - distance];
      }
    }
    copy -= n;
    return n;
  }

  /** Whether the step is done. */
  final boolean done() {
    return literal == 0 && copy == 0;
  }

  /** Decodes everything. */
  final int decode(byte[] plain) throws IOException {
    int at = 0;
    while (!done() || next()) {
      int n = step(plain, at, plain.length - at);
      if (n == 0) {
        throw new IOException("a compressed page is longer than its header says");
      }
      at += n;
    }
    return at;
  }
}

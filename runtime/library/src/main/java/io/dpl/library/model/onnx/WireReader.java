package io.dpl.library.model.onnx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the protobuf wire format as a stream and skips what nobody asks for, so that the weights of
 * a model are never read.
 *
 * <p>Use: {@code for (long end = r.begin(); r.next(end); ) switch (r.field()) ...}; a field that no
 * branch reads must be {@link #skip}ped.
 *
 * <p>Errors: {@link IOException} with what is wrong with the bytes.
 *
 * <p>Source: protobuf.dev, "Encoding".
 */
final class WireReader {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /** Longest name that a sane file has. */
  private static final int LONGEST_TEXT = 1 << 20;

  private final InputStream in;
  private final long size;
  private long position;
  private int tag;

  WireReader(InputStream in, long size) {
    this.in = new BufferedInputStream(in);
    this.size = size;
  }

  long size() {
    return size;
  }

  /** Moves to the next field before {@code end}; false at the end. */
  boolean next(long end) throws IOException {
    if (position >= end) {
      return false;
    }
    long read = varint();
    if (read >>> 3 == 0 || read >>> 3 > 1 << 28) {
      throw new IOException("no field number at byte " + position);
    }
    tag = (int) read;
    return true;
  }

  int field() {
    return tag >>> 3;
  }

  /** Enters the message that the current field holds; gives its end. */
  long begin() throws IOException {
    require(BYTES);
    long length = varint();
    if (length < 0 || length > size - position) {
      throw new EOFException("the file is cut off: field " + field() + " ends after it");
    }
    return position + length;
  }

  /** The current field as a number. */
  long number() throws IOException {
    require(VARINT);
    return varint();
  }

  /** The current field as a text. */
  String text() throws IOException {
    long length = begin() - position;
    if (length > LONGEST_TEXT) {
      throw new IOException("a name of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException("the file is cut off");
    }
    position += length;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Passes over the current field. */
  void skip() throws IOException {
    switch (tag & 7) {
      case VARINT:
        varint();
        break;
      case FIXED64:
        forward(8);
        break;
      case FIXED32:
        forward(4);
        break;
      case BYTES:
        forward(begin() - position);
        break;
      default:
        throw new IOException("unknown wire type " + (tag & 7) + " at byte " + position);
    }
  }

  private void forward(long bytes) throws IOException {
    in.skipNBytes(bytes);
    position += bytes;
  }

  private void require(int wireType) throws IOException {
    if ((tag & 7) != wireType) {
      throw new IOException("field " + field() + " has wire type " + (tag & 7));
    }
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the file is cut off");
      }
      position++;
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IOException("a number of more than 64 bits at byte " + position);
  }
}

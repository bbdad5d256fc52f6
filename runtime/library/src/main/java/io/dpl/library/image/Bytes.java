package io.dpl.library.image;

/** Unsigned big-endian numbers; {@link IndexOutOfBoundsException} past the end. */
final class Bytes {

  private Bytes() {}

  static int u8(byte[] data, int at) {
    return data[at] & 0xFF;
  }

  static int u16(byte[] data, int at) {
    return u8(data, at) << 8 | u8(data, at + 1);
  }

  static int i32(byte[] data, int at) {
    return u16(data, at) << 16 | u16(data, at + 2);
  }
}

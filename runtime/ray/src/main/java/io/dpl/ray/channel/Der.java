package io.dpl.ray.channel;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * As much of ASN.1's encoding as a certificate needs.
 *
 * <p>Source: ITU-T X.690, DER.
 */
final class Der {

  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OBJECT = 0x06;
  private static final int TEXT = 0x0c;
  private static final int TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int FIRST_OF_CONTEXT = 0xa0;
  private static final int SHORT = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(SEQUENCE, join(parts));
  }

  static byte[] set(byte[]... parts) {
    return value(SET, join(parts));
  }

  /** The optional part with number 0. */
  static byte[] first(byte[] part) {
    return value(FIRST_OF_CONTEXT, part);
  }

  static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  static byte[] text(String text) {
    return value(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A point in time.
   *
   * @param text yyyyMMddHHmmss and Z
   */
  static byte[] time(String text) {
    return value(TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whole bytes as a string of bits. */
  static byte[] bits(byte[] bytes) {
    return value(BITS, join(new byte[1], bytes));
  }

  /**
   * The name of an algorithm or attribute.
   *
   * @param encoded its numbers as DER has them
   */
  static byte[] object(int... encoded) {
    byte[] bytes = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bytes[i] = (byte) encoded[i];
    }
    return value(OBJECT, bytes);
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    if (content.length < SHORT) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int sign = length[0] == 0 ? 1 : 0; // lengths have none
      out.write(SHORT | (length.length - sign));
      out.write(length, sign, length.length - sign);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

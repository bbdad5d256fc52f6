package io.dpl.engine.message;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dpl.engine.event.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Requests and answers as bytes: a version, what follows, then JSON or a pack. Never empty.
 *
 * <p>A worker of another version answers {@link Trouble} and does nothing.
 */
public final class Wire {

  /** Version that this code speaks. */
  public static final byte VERSION = 1;

  /** Where a pack begins in an answer. */
  public static final int PACK_OFFSET = 2;

  private static final byte JSON = 0;
  private static final byte PACK = 1;
  private static final byte TROUBLE = 2;

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

  static {
    MAPPER.registerSubtypes(RunEvent.class.getPermittedSubclasses());
  }

  private Wire() {}

  /** A request. */
  public static byte[] encode(Request request) {
    return json(JSON, request, Request.class);
  }

  /** An answer. */
  public static byte[] encode(Reply reply) {
    return json(JSON, reply, Reply.class);
  }

  /** What went wrong, as an answer. */
  public static byte[] encode(Trouble trouble) {
    return json(TROUBLE, trouble, Trouble.class);
  }

  /** A pack as an answer. */
  public static byte[] pack(byte[] pack) {
    byte[] bytes = new byte[pack.length + PACK_OFFSET];
    bytes[0] = VERSION;
    bytes[1] = PACK;
    System.arraycopy(pack, 0, bytes, PACK_OFFSET, pack.length);
    return bytes;
  }

  private static byte[] json(byte kind, Object value, Class<?> as) {
    try {
      byte[] text = MAPPER.writerFor(as).writeValueAsBytes(value);
      byte[] bytes = new byte[text.length + PACK_OFFSET];
      bytes[0] = VERSION;
      bytes[1] = kind;
      System.arraycopy(text, 0, bytes, PACK_OFFSET, text.length);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a request. */
  public static Request request(byte[] bytes) {
    return read(bytes, Request.class);
  }

  /**
   * Reads an answer.
   *
   * @throws RuntimeException what the worker reports
   */
  public static Reply reply(byte[] bytes) {
    check(bytes);
    return read(bytes, Reply.class);
  }

  /**
   * Makes sure that an answer, or what a reference holds, is a pack.
   *
   * @throws RuntimeException what the worker reports
   */
  public static byte[] checkedPack(byte[] bytes) {
    check(bytes);
    if (bytes[1] != PACK) {
      throw new IllegalArgumentException("not a pack");
    }
    return bytes;
  }

  private static void check(byte[] bytes) {
    if (bytes.length > 1 && bytes[1] == TROUBLE) {
      throw read(bytes, Trouble.class).exception();
    }
  }

  private static <T> T read(byte[] bytes, Class<T> as) {
    if (bytes.length <= PACK_OFFSET || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "a message of version "
              + (bytes.length == 0 ? "none" : bytes[0])
              + ", this is version "
              + VERSION);
    }
    try {
      return MAPPER.readValue(Arrays.copyOfRange(bytes, PACK_OFFSET, bytes.length), as);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.dpl.library.model.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes small ONNX models, for tests and examples that want one without a binary file.
 *
 * <p>Example: {@code new OnnxWriter().input("x", OnnxWriter.FLOAT, 0, 4).weights("w", w, 4,
 * 2).node("MatMul", "x,w", "y").output("y", OnnxWriter.FLOAT, 0, 2).bytes()}.
 *
 * <p>Source: onnx.proto, IR version 8, operator set 17.
 */
public final class OnnxWriter {

  /** Element type of a tensor. */
  public static final int FLOAT = 1;

  /** Element type of a tensor. */
  public static final int INT64 = 7;

  /** Element type of a tensor. */
  public static final int STRING = 8;

  /** Element type of a tensor. */
  public static final int BOOL = 9;

  /** Element type of a tensor. */
  public static final int DOUBLE = 11;

  private final Message graph = new Message().text(2, "dpl");

  /** An input; a size of 0 is only known when running. */
  public OnnxWriter input(String name, int element, long... sizes) {
    graph.message(11, value(name, element, sizes));
    return this;
  }

  /** An output, as {@link #input}. */
  public OnnxWriter output(String name, int element, long... sizes) {
    graph.message(12, value(name, element, sizes));
    return this;
  }

  /** Constant values. */
  public OnnxWriter weights(String name, float[] values, long... sizes) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    Message tensor = new Message();
    for (long size : sizes) {
      tensor.number(1, size);
    }
    graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
    return this;
  }

  /**
   * An operator.
   *
   * @param inputs names with commas between them
   * @param outputs names with commas between them
   * @param attributes lists of whole numbers, written {@code strides=4,4}; {@code axis:1} is one
   *     number
   */
  public OnnxWriter node(String type, String inputs, String outputs, String... attributes) {
    Message node = new Message();
    for (String input : inputs.split(",")) {
      node.text(1, input);
    }
    for (String output : outputs.split(",")) {
      node.text(2, output);
    }
    node.text(4, type);
    for (String attribute : attributes) {
      node.message(5, attribute(attribute));
    }
    graph.message(1, node);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    return new Message()
        .number(1, 8)
        .text(2, "dpl")
        .message(7, graph)
        .message(8, new Message().number(2, 17))
        .toByteArray();
  }

  private static Message attribute(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      int colon = text.indexOf(':');
      long number = Long.parseLong(text.substring(colon + 1));
      return new Message().text(1, text.substring(0, colon)).number(3, number).number(20, 2);
    }
    Message list = new Message().text(1, text.substring(0, equals));
    for (String number : text.substring(equals + 1).split(",")) {
      list.number(8, Long.parseLong(number));
    }
    return list.number(20, 7);
  }

  private static Message value(String name, int element, long... sizes) {
    Message shape = new Message();
    for (int i = 0; i < sizes.length; i++) {
      Message size = new Message();
      shape.message(1, sizes[i] > 0 ? size.number(1, sizes[i]) : size.text(2, "d" + i));
    }
    Message tensor = new Message().number(1, element).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A protobuf message being written. */
  private static final class Message extends ByteArrayOutputStream {

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.toByteArray());
    }

    Message bytes(int field, byte[] value) {
      varint(field << 3 | 2);
      varint(value.length);
      writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      write((int) rest);
    }
  }
}

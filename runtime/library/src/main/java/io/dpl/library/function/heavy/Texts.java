package io.dpl.library.function.heavy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/** Texts and bytes in and out of Arrow columns. */
final class Texts {

  private Texts() {}

  static String text(FieldVector column, int row) {
    return new String(((VarCharVector) column).get(row), StandardCharsets.UTF_8);
  }

  static byte[] bytes(FieldVector column, int row) {
    return ((VarBinaryVector) column).get(row);
  }

  /** Writes a text and gives its bytes. */
  static long set(FieldVector out, int row, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ((VarCharVector) out).setSafe(row, bytes);
    return bytes.length;
  }

  /** Writes a list of texts and gives its bytes. */
  static long set(FieldVector out, int row, List<String> texts) {
    ListVector list = (ListVector) out;
    VarCharVector values = (VarCharVector) list.getDataVector();
    int at = list.startNewValue(row);
    long bytes = 0;
    for (String text : texts) {
      bytes += set(values, at++, text) + Integer.BYTES;
    }
    list.endValue(row, texts.size());
    return bytes;
  }
}

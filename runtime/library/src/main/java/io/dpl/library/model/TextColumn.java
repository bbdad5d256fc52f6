package io.dpl.library.model;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;

/** Reads texts and bytes from whichever Arrow layout carries them. */
public final class TextColumn {

  private TextColumn() {}

  /** The text of a row that is not null. */
  public static String text(FieldVector vector, int row) {
    return new String(bytes(vector, row), StandardCharsets.UTF_8);
  }

  /** The bytes of a row that is not null. */
  public static byte[] bytes(FieldVector vector, int row) {
    if (vector instanceof VarCharVector texts) {
      return texts.get(row);
    }
    if (vector instanceof VarBinaryVector blobs) {
      return blobs.get(row);
    }
    if (vector instanceof LargeVarCharVector texts) {
      return texts.get(row);
    }
    if (vector instanceof LargeVarBinaryVector blobs) {
      return blobs.get(row);
    }
    if (vector instanceof ViewVarCharVector texts) {
      return texts.get(row);
    }
    if (vector instanceof ViewVarBinaryVector blobs) {
      return blobs.get(row);
    }
    throw new IllegalArgumentException("no texts in " + vector.getField());
  }
}

package io.dpl.library.function.heavy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VarCharVector;

/** READ_TEXT: the content of a file as a text. */
final class ReadText implements HeavyFunction {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What lenient decoding puts for bytes that are wrong; it may stand in a text, too. */
  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public List<Signature> signatures() {
    return List.of(
        Signature.parse(
            "READ_TEXT(path STRING, encoding => STRING = 'utf-8', "
                + ReadBytes.MAX_BYTES
                + ") -> STRING"));
  }

  @Override
  public Traits traits() {
    return Traits.FALLIBLE;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Files",
        "The content of a file as a text.",
        "Strict: bytes that are not valid in the encoding are an error of the row, nothing is"
            + " replaced. A byte order mark is left out. Encodings are those of Java, for example"
            + " 'latin1', 'utf-16', 'windows-1252'. Errors: DPL5101 to DPL5105.",
        "READ_TEXT('docs/guide.md')",
        "");
  }

  @Override
  public Cost cost() {
    return new Cost(1e-4, 16 << 10, 4);
  }

  @Override
  public DplType returns(DplType declared, Map<String, Object> options) {
    Settings.number(options, "max_bytes", 0, FileBytes.MOST);
    charset(options);
    return declared;
  }

  private static Charset charset(Map<String, Object> options) {
    String name = Settings.text(options, "encoding");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("there is no encoding named " + name, e);
    }
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    Charset charset = charset(options);
    long most = Settings.number(options, "max_bytes", 0, FileBytes.MOST);
    return new FileOperator(
        new FileBytes(context.storage(), most),
        context.threads(),
        (path, content, row, out, to) ->
            charset.equals(StandardCharsets.UTF_8)
                ? copy(path, content, row, (VarCharVector) out, to)
                : Texts.set(out, to, decode(charset, path, content, row)));
  }

  /** UTF-8 is checked and taken as it is: decoding would need several times its memory. */
  private static long copy(String path, byte[] content, int row, VarCharVector out, int to) {
    if (new String(content, StandardCharsets.UTF_8).indexOf(REPLACEMENT) >= 0) {
      decode(StandardCharsets.UTF_8, path, content, row);
    }
    boolean marked =
        content.length > 2
            && (content[0] & 0xFF) == 0xEF
            && (content[1] & 0xFF) == 0xBB
            && (content[2] & 0xFF) == 0xBF;
    int start = marked ? 3 : 0;
    out.setSafe(to, content, start, content.length - start);
    return (long) content.length - start;
  }

  /** Strict decoding; the error names the first bad byte. */
  static String decode(Charset charset, String path, byte[] content, int row) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars =
        CharBuffer.allocate(
            (int) (content.length * (double) charset.newDecoder().maxCharsPerByte()) + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes, chars, true);
    if (result.isError()) {
      throw new RowException(
          row,
          RunCode.NOT_UTF8,
          "'" + path + "' is not " + charset.name() + " at byte " + bytes.position(),
          null);
    }
    chars.flip();
    boolean marked = chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK;
    return chars.subSequence(marked ? 1 : 0, chars.length()).toString();
  }
}

package io.dpl.library.function.heavy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.library.text.CsvRecords;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * CSV_ROWS: the records of a text that is CSV.
 *
 * @param delimiter what stands between values
 * @param quote what stands around them, {@code '\0'} for nothing
 */
record CsvRows(String delimiter, char quote) {

  static final HeavyDefinition FUNCTION =
      new HeavyDefinition(
          List.of(
              Signature.parse(
                  "CSV_ROWS(text STRING, delim => STRING = ',', quote => STRING = '\"') ->"
                      + " STRUCT(line BIGINT, fields STRING[])[]")),
          Traits.FALLIBLE,
          new Cost(1e-4, 32 << 10, 6),
          new FunctionDoc(
              "Text",
              "The records of a CSV text, each with its line and its values; they may differ in"
                  + " length.",
              "Blank lines are left out. A quote that never ends is an error of the row (DPL5107)."
                  + " The same for files: `READ CSV ... OPTIONS (shape = 'fields')`.",
              "CSV_ROWS('a,b', delim => ',')",
              "[{'line': 1, 'fields': [a, b]}]"),
          options -> {
            String delimiter = Settings.text(options, "delim");
            String quote = Settings.text(options, "quote");
            if (delimiter.isEmpty() || quote.length() > 1) {
              throw new IllegalArgumentException(
                  "delim must not be empty, and quote is one character or none");
            }
            return new CsvRows(delimiter, quote.isEmpty() ? '\0' : quote.charAt(0))::compute;
          });

  private long compute(List<FieldVector> arguments, int from, FieldVector out, int to) {
    ListVector list = (ListVector) out;
    StructVector rows = (StructVector) list.getDataVector();
    int at = list.startNewValue(to);
    int count = 0;
    long bytes = 0;
    CsvRecords records =
        new CsvRecords(new StringReader(Texts.text(arguments.get(0), from)), delimiter, quote);
    try {
      while (records.next()) {
        rows.setIndexDefined(at + count);
        ((BigIntVector) rows.getChild("line")).setSafe(at + count, records.line());
        bytes +=
            Long.BYTES
                + Texts.set((FieldVector) rows.getChild("fields"), at + count, records.fields());
        count++;
      }
    } catch (IOException e) {
      throw new RowException(from, RunCode.CSV_VALUE, String.valueOf(e.getMessage()), e);
    }
    list.endValue(to, count);
    return bytes;
  }
}

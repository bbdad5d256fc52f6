package io.dpl.cli.output;

import io.dpl.cli.output.Cell.Kind;
import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A result as a table for people. The first rows decide the widths of the columns, so they are held
 * back until there are enough of them; later ones are folded into what was decided.
 */
public final class TableWriter implements ResultWriter {

  private static final int SAMPLE_ROWS = 1000;

  /** A text is not folded into less. */
  private static final int NARROWEST = 8;

  private final PrintStream out;
  private final Consumer<String> notes;
  private final TableStyle style;
  private final List<List<Cell>> held = new ArrayList<>();
  private List<String> names = List.of();
  private long rows;
  private boolean more;
  private @Nullable TableRows table;

  /**
   * Writes to a stream, which stays open.
   *
   * @param notes told how many rows and columns there are and what is not shown
   */
  public TableWriter(PrintStream out, Consumer<String> notes, TableStyle style) {
    this.out = out;
    this.notes = notes;
    this.style = style;
  }

  @Override
  public void begin(Schema schema) {
    names = schema.getFields().stream().map(field -> SafeText.of(field.getName())).toList();
  }

  @Override
  public boolean write(VectorSchemaRoot batch) {
    List<FieldVector> vectors = batch.getFieldVectors();
    for (int i = 0; i < batch.getRowCount(); i++) {
      if (rows == style.maxRows()) {
        more = true;
        return false;
      }
      int row = i;
      add(vectors.stream().map(vector -> Cell.of(Values.read(vector, row))).toList());
      rows++;
    }
    return !out.checkError();
  }

  @Override
  public void end(boolean complete) {
    TableRows shown = table();
    out.flush();
    String count = rows + (rows == 1 ? " row" : " rows");
    notes.accept(more || !complete ? "first " + count + "; --rows all shows every one" : count);
    if (shown.layout().shown().size() < names.size()) {
      notes.accept(
          shown.layout().shown().size() + " of " + names.size() + " columns; -o csv has all");
    }
  }

  private void add(List<Cell> cells) {
    if (table != null) {
      table.print(cells, out);
      return;
    }
    held.add(cells);
    if (held.size() >= Math.min(SAMPLE_ROWS, style.maxRows())) {
      table();
    }
  }

  private TableRows table() {
    if (table == null) {
      TableRows made = new TableRows(layout(), kinds(), style);
      table = made;
      made.printHeader(names, out);
      held.forEach(cells -> made.print(cells, out));
      held.clear();
    }
    return table;
  }

  private TableLayout layout() {
    int[] wanted = new int[names.size()];
    int[] least = new int[names.size()];
    for (int i = 0; i < wanted.length; i++) {
      int column = i;
      int values =
          held.stream()
              .mapToInt(cells -> TableRows.width(cells.get(column).text(), style))
              .max()
              .orElse(0);
      wanted[i] = Math.max(DisplayWidth.of(names.get(i)), values);
      least[i] = kinds().get(i) == Kind.NUMBER ? values : Math.min(wanted[i], NARROWEST);
    }
    return style.columns() == 0
        ? TableLayout.unbounded(wanted)
        : TableLayout.of(wanted, least, style.columns());
  }

  /** A column is one of numbers if it holds any. */
  private List<Kind> kinds() {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                held.stream().anyMatch(cells -> cells.get(i).kind() == Kind.NUMBER)
                    ? Kind.NUMBER
                    : Kind.TEXT)
        .toList();
  }
}

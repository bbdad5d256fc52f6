package io.dpl.grammar.format;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lays a {@link Doc} out in lines of a width. */
final class Layout {

  private final int widthColumns;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Item> todo = new ArrayDeque<>();
  private int column;
  private boolean remarked;

  private record Item(int indent, boolean flat, Doc doc) {}

  private Layout(int widthColumns) {
    this.widthColumns = widthColumns;
  }

  static String print(Doc doc, int widthColumns) {
    Layout layout = new Layout(widthColumns);
    layout.todo.push(new Item(0, false, doc));
    while (!layout.todo.isEmpty()) {
      layout.step(layout.todo.pop());
    }
    return layout.out.toString();
  }

  private void step(Item item) {
    Doc doc = item.doc();
    if (doc instanceof Doc.Text text) {
      if (remarked && !text.text().isEmpty()) {
        breakLine(item.indent());
      }
      write(text.text());
    } else if (doc instanceof Doc.Remark remark) {
      remark(item.indent(), remark.text());
    } else if (doc instanceof Doc.Line line) {
      if (item.flat() && !line.hard() && !remarked) {
        write(line.flat());
      } else {
        breakLine(item.indent());
      }
    } else if (doc instanceof Doc.Concat concat) {
      push(todo, item, concat);
    } else if (doc instanceof Doc.Nest nest) {
      todo.push(new Item(item.indent() + nest.columns(), item.flat(), nest.inner()));
    } else if (doc instanceof Doc.Group group) {
      boolean flat = item.flat() || fits(new Item(item.indent(), true, group.inner()));
      todo.push(new Item(item.indent(), flat, group.inner()));
    }
  }

  private static void push(Deque<Item> to, Item item, Doc.Concat concat) {
    for (int i = concat.parts().size() - 1; i >= 0; i--) {
      to.push(new Item(item.indent(), item.flat(), concat.parts().get(i)));
    }
  }

  private void write(String text) {
    out.append(text);
    int newline = text.lastIndexOf('\n');
    column = newline < 0 ? column + text.length() : text.length() - newline - 1;
  }

  private void remark(int indent, String text) {
    if (remarked) {
      breakLine(indent);
    }
    trimSpaces();
    boolean lineStart = out.length() == 0 || out.charAt(out.length() - 1) == '\n';
    write((lineStart ? " ".repeat(indent) : "  ") + text);
    remarked = true;
  }

  private void trimSpaces() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }

  private void breakLine(int indent) {
    trimSpaces();
    remarked = false;
    out.append('\n').append(" ".repeat(indent));
    column = indent;
  }

  /** Whether an item and what follows it up to the next possible break fit on this line. */
  private boolean fits(Item first) {
    int left = widthColumns - (remarked ? first.indent() : column);
    Deque<Item> ahead = new ArrayDeque<>();
    ahead.push(first);
    var rest = todo.iterator();
    while (left >= 0) {
      if (ahead.isEmpty()) {
        if (!rest.hasNext()) {
          return true;
        }
        ahead.push(rest.next());
      }
      Item item = ahead.pop();
      Doc doc = item.doc();
      if (doc instanceof Doc.Text text) {
        int newline = text.text().indexOf('\n');
        if (newline >= 0) {
          return left >= newline;
        }
        left -= text.text().length();
      } else if (doc instanceof Doc.Remark) {
        return !item.flat();
      } else if (doc instanceof Doc.Line line) {
        if (line.hard()) {
          return !item.flat();
        }
        if (!item.flat()) {
          return true;
        }
        left -= line.flat().length();
      } else if (doc instanceof Doc.Concat concat) {
        push(ahead, item, concat);
      } else if (doc instanceof Doc.Nest nest) {
        ahead.push(new Item(item.indent(), item.flat(), nest.inner()));
      } else if (doc instanceof Doc.Group group) {
        ahead.push(new Item(item.indent(), item.flat(), group.inner()));
      }
    }
    return false;
  }
}

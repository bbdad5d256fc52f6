package io.dpl.grammar.format;

import io.dpl.api.diagnostic.Span;
import io.dpl.grammar.Comment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts comments back: each goes to the statement, operator or item it stands before, behind or in,
 * and none is lost.
 */
final class Comments {

  private final Deque<Comment> waiting;

  Comments(List<Comment> comments) {
    this.waiting = new ArrayDeque<>(comments);
  }

  /**
   * A part with its comments: those before it and inside it on lines of their own above, one behind
   * it on its line.
   *
   * @param span the part's text
   * @param limit where the next part begins, or the part around ends
   * @param separator what follows the part and comes before the comment behind it
   */
  Doc around(Span span, int limit, String separator, Supplier<Doc> part) {
    if (waiting.isEmpty() || !span.isKnown()) {
      return Doc.concat(part.get(), Doc.text(separator));
    }
    List<Doc> all = new ArrayList<>(above(span.start()));
    Doc inner = part.get();
    all.addAll(above(span.end()));
    all.add(inner);
    all.add(Doc.text(separator));
    all.addAll(behind(limit));
    return new Doc.Concat(all);
  }

  private List<Doc> above(int before) {
    List<Doc> all = new ArrayList<>();
    for (Comment comment : before(before)) {
      all.add(new Doc.Remark(comment.text()));
    }
    return all;
  }

  private List<Doc> behind(int limit) {
    Comment next = waiting.peek();
    return next == null || next.ownLine() || next.span().start() >= limit
        ? List.of()
        : List.of(new Doc.Remark(waiting.pop().text()));
  }

  /** What is left, for the end of the script. */
  List<Comment> rest() {
    List<Comment> rest = List.copyOf(waiting);
    waiting.clear();
    return rest;
  }

  /** Takes the comments before an offset. */
  List<Comment> before(int offset) {
    List<Comment> all = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peek().span().start() < offset) {
      all.add(waiting.pop());
    }
    return all;
  }
}

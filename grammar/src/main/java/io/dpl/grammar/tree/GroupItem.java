package io.dpl.grammar.tree;

import io.dpl.api.diagnostic.Span;
import java.util.List;

/** An item of GROUP BY. */
public sealed interface GroupItem extends Node {

  /** Calls the method of the visitor that fits. */
  <R> R accept(Visitor<R> visitor);

  /** A key with its name. */
  record Key(Named named, Span span) implements GroupItem {

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitKey(this);
    }
  }

  /** {@code ROLLUP (a, b)}. */
  record Rollup(List<Expression> keys, Span span) implements GroupItem {
    public Rollup {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRollup(this);
    }
  }

  /** {@code CUBE (a, b)}. */
  record Cube(List<Expression> keys, Span span) implements GroupItem {
    public Cube {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCube(this);
    }
  }

  /** {@code GROUPING SETS ((a, b), (a), ())}. */
  record GroupingSets(List<List<Expression>> sets, Span span) implements GroupItem {
    public GroupingSets {
      sets = List.copyOf(sets);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitGroupingSets(this);
    }
  }

  /** One method for each case, so that a new case fails to compile where it is not handled. */
  interface Visitor<R> {

    R visitKey(Key node);

    R visitRollup(Rollup node);

    R visitCube(Cube node);

    R visitGroupingSets(GroupingSets node);
  }
}

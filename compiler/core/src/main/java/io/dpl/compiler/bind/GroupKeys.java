package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.GroupItem;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** The keys of a GROUP BY and their grouping sets. */
final class GroupKeys {

  private final Session session;
  private final List<Key> keys = new ArrayList<>();
  private final List<List<List<Expression>>> products = new ArrayList<>();
  private final List<RexNode> values = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private boolean broken;

  GroupKeys(Session session) {
    this.session = session;
  }

  /** A key as written. */
  record Key(Named named) {}

  List<Key> keys() {
    return keys;
  }

  /** Distinct key expressions over the input. */
  List<RexNode> values() {
    return values;
  }

  /** For each column, the position of its key among the values. */
  List<Integer> places() {
    return places;
  }

  /** A fresh list of the key columns. */
  List<Column> columns() {
    return new ArrayList<>(columns);
  }

  boolean isBroken() {
    return broken;
  }

  /** Reads the items: a plain key is one grouping, ROLLUP and its kin are several. */
  void collect(List<GroupItem> items) {
    for (GroupItem item : items) {
      if (item instanceof GroupItem.Key key) {
        keys.add(new Key(key.named()));
        products.add(List.of(List.of(key.named().value())));
      } else if (item instanceof GroupItem.Rollup rollup) {
        rollup.keys().forEach(this::add);
        List<List<Expression>> sets = new ArrayList<>();
        for (int i = rollup.keys().size(); i >= 0; i--) {
          sets.add(rollup.keys().subList(0, i));
        }
        products.add(sets);
      } else if (item instanceof GroupItem.Cube cube) {
        cube.keys().forEach(this::add);
        products.add(subsets(cube.keys()));
      } else if (item instanceof GroupItem.GroupingSets sets) {
        sets.sets().forEach(set -> set.forEach(this::add));
        products.add(sets.sets());
      }
    }
  }

  private void add(Expression key) {
    boolean known = keys.stream().anyMatch(k -> same(k.named().value(), key));
    if (!known) {
      keys.add(new Key(new Named(key, null, key.span())));
    }
  }

  private static boolean same(Expression a, Expression b) {
    return a instanceof Expression.Column x
        && b instanceof Expression.Column y
        && x.parts().stream()
            .map(n -> n.text().toLowerCase(java.util.Locale.ROOT))
            .toList()
            .equals(
                y.parts().stream().map(n -> n.text().toLowerCase(java.util.Locale.ROOT)).toList());
  }

  private static List<List<Expression>> subsets(List<Expression> keys) {
    List<List<Expression>> sets = new ArrayList<>();
    for (int bits = (1 << keys.size()) - 1; bits >= 0; bits--) {
      List<Expression> set = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((bits >> i & 1) == 1) {
          set.add(keys.get(i));
        }
      }
      sets.add(set);
    }
    return sets;
  }

  private @Nullable ExpressionBinder binder;

  /** Binds the keys. */
  void bind(ExpressionBinder over) {
    binder = over;
    for (Key key : keys) {
      RexNode value = over.bind(key.named().value());
      Optional<Name> name = new Names(session).of(key.named(), "k");
      boolean wrong = session.rex().isError(value) || name.isEmpty();
      broken |= wrong;
      String text = name.map(Name::text).orElse("_");
      boolean free =
          name.isEmpty()
              || new Names(session)
                  .isFree(text, name.get().span(), columns, "choose another name with AS");
      if (free) {
        columns.add(new Column(text, "", columns.size(), Column.Show.SHOWN, wrong));
        places.add(place(value));
      }
    }
  }

  private int place(RexNode value) {
    int known = values.indexOf(value);
    if (known >= 0) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** The grouping sets; null where there is only the whole. */
  @Nullable List<ImmutableBitSet> sets() {
    List<ImmutableBitSet> sets = List.of(ImmutableBitSet.of());
    for (List<List<Expression>> product : products) {
      List<ImmutableBitSet> more = new ArrayList<>();
      for (ImmutableBitSet set : sets) {
        for (List<Expression> group : product) {
          ImmutableBitSet next = set;
          for (Expression key : group) {
            next = next.set(place(binder == null ? session.rex().error() : binder.bind(key)));
          }
          more.add(next);
        }
      }
      sets = more;
    }
    return sets.size() == 1
        ? null
        : ImmutableBitSet.ORDERING.immutableSortedCopy(new java.util.LinkedHashSet<>(sets));
  }
}

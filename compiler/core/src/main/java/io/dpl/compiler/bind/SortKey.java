package io.dpl.compiler.bind;

/** One key of a live order: a field of the relational row. */
record SortKey(int field, boolean descending, boolean nullsFirst) {

  SortKey at(int other) {
    return new SortKey(other, descending, nullsFirst);
  }
}

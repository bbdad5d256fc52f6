package io.dpl.compiler.bind;

/**
 * A column that a script can name.
 *
 * @param name as written, compared without regard to case
 * @param qualifier alias of the row set it came from, empty for none
 * @param field position in the relational row
 * @param broken made by something that is wrong: its use is no second mistake
 */
record Column(String name, String qualifier, int field, Show show, boolean broken) {

  /** Where a column can be seen. */
  enum Show {
    /** Everywhere. */
    SHOWN,
    /** By its name, but not in {@code *}: {@code _path}. */
    NAMED,
    /** With its qualifier only: the other side's key of a USING. */
    QUALIFIED
  }

  /** A column that is seen everywhere. */
  static Column shown(String name, String qualifier, int field) {
    return new Column(name, qualifier, field, Show.SHOWN, false);
  }

  boolean isShown() {
    return show == Show.SHOWN;
  }

  Column at(int other) {
    return new Column(name, qualifier, other, show, broken);
  }

  Column qualified(String other) {
    return new Column(name, other, field, show, broken);
  }

  Column named(String other) {
    return new Column(other, qualifier, field, show, broken);
  }
}

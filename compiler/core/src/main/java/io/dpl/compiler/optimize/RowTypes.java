package io.dpl.compiler.optimize;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Comparing rows: nullability is no difference, rules learn and forget it. */
final class RowTypes {

  private RowTypes() {}

  /** Whether columns have the same types, whatever their names. */
  static boolean same(RelDataType a, RelDataType b) {
    if (a.getFieldCount() != b.getFieldCount()) {
      return false;
    }
    for (int i = 0; i < a.getFieldCount(); i++) {
      if (!sameType(a.getFieldList().get(i).getType(), b.getFieldList().get(i).getType())) {
        return false;
      }
    }
    return true;
  }

  static boolean sameType(RelDataType a, RelDataType b) {
    return SqlTypeUtil.equalSansNullability(a, b);
  }
}

package io.dpl.engine.fragment;

import io.dpl.api.plan.PlanNode.Fragment;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A fragment whose rows DuckDB writes to files by itself. */
public final class FragmentCopy {

  private FragmentCopy() {}

  /**
   * Writes the rows.
   *
   * @param target a file, or a folder where the options make one
   * @param options options of COPY, without parentheses
   * @return rows written
   */
  public static long run(
      Fragment fragment,
      List<ScanSource.Stream> inputs,
      List<ScanSource> scans,
      FragmentScope scope,
      String target,
      String options) {
    try (FragmentQuery query = new FragmentQuery(fragment, inputs, scans, scope)) {
      try {
        PreparedStatement statement =
            query.prepare(
                "COPY (\n", "\n) TO '" + target.replace("'", "''") + "' (" + options + ")");
        long rows = statement.executeLargeUpdate();
        query.check();
        return rows;
      } catch (SQLException | RuntimeException e) {
        throw query.failed(e);
      }
    }
  }
}

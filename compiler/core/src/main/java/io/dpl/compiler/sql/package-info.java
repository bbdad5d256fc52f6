/**
 * Relational stretches of a plan as SQL of DuckDB. In goes a {@link org.apache.calcite.rel.RelNode}
 * and the names of its leaves, out come the steps of a fragment and its columns. The text is made
 * here; only the engine runs it.
 *
 * <p>Start at {@link io.dpl.compiler.sql.SqlWriter}: {@code RelationWriter} has one method a
 * relational operator, {@code ExpressionWriter} one a kind of expression, {@code Literals} and
 * {@code Trace} the rest. A new operator of Calcite's gets a case in {@code ExpressionWriter} and a
 * line in the test's table, which runs it on DuckDB.
 */
@NullMarked
package io.dpl.compiler.sql;

import org.jspecify.annotations.NullMarked;

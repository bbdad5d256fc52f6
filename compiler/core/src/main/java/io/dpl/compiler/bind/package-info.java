/**
 * Syntax tree to logical plan: names, types, places.
 *
 * <p>What enters: {@link io.dpl.grammar.tree.Script} and a {@link
 * io.dpl.compiler.bind.BindContext}. What leaves: {@link io.dpl.compiler.bind.Bound}, or a {@link
 * io.dpl.api.diagnostic.DplException} with up to 20 diagnostics. Where to start: {@link
 * io.dpl.compiler.bind.Binder}, then {@code StatementBinder}, {@code OperatorBinder} and {@code
 * ExpressionBinder}, which send each syntax node to the class of its family.
 *
 * <p>Rows are flat: a {@code Flow} is a relational node, the columns that a script sees of it, and
 * the live order. Fields that are no column are hidden: order keys on their way. A mistake is
 * reported once; what it spoils becomes {@code RexMaker.error()} or a broken column or flow, which
 * nothing complains about again.
 *
 * <p>How to add an operator: a method in {@code OperatorBinder} that sends it to a class of its
 * family, which makes a {@code Flow} of a {@code Flow}. How to add an expression: a method in
 * {@code ExpressionBinder}. Functions need nothing here.
 */
@NullMarked
package io.dpl.compiler.bind;

import org.jspecify.annotations.NullMarked;

/**
 * Text to tree: the parser with friendly errors. ANTLR lives here and nowhere else.
 *
 * <p>What enters: the text of a script. What leaves: {@link io.dpl.grammar.Parsed}: a {@link
 * io.dpl.grammar.tree.Script}, comments and diagnostics; never an exception because of the text.
 *
 * <p>Where to start: {@link io.dpl.grammar.ScriptParser}. {@code Tokens} reports what no grammar
 * allows, {@code Dpl.g4} reads the rest, {@code SyntaxErrorStrategy} goes on after an error and
 * {@code SyntaxErrors} says it, the {@code ...Builder}s make the tree and refuse what the grammar
 * lets pass.
 *
 * <p>How to add an operator: an alternative of {@code operator} in {@code Dpl.g4} (a contextual
 * word, decided by one token), a record in {@link io.dpl.grammar.tree.Operator}, its method in
 * {@code OperatorBuilder} and in {@link io.dpl.grammar.format}, a word in {@code Keywords}, an
 * entry in {@link io.dpl.grammar.reference}. The compiler and the tests name what is missing.
 * Functions, models and connectors need nothing here.
 */
@NullMarked
package io.dpl.grammar;

import org.jspecify.annotations.NullMarked;

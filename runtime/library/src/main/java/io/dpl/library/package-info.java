/**
 * The functions, model providers and connectors that ship. To add one, write its definition and one
 * line in the list of its kind.
 */
@NullMarked
package io.dpl.library;

import org.jspecify.annotations.NullMarked;

/**
 * What there is to read about each name of the language and the library: in comes a registry, out
 * go {@link io.dpl.cli.docs.Entry entries}, found by name and printed. {@code dpl docs} and the
 * prompt show them.
 */
@NullMarked
package io.dpl.cli.docs;

import org.jspecify.annotations.NullMarked;

/**
 * What a function declares, in the forms SQL template, SQL aggregate and Java operator. To add one:
 * a definition in the library, a line in its list, a golden case.
 */
@NullMarked
package io.dpl.api.function;

import org.jspecify.annotations.NullMarked;

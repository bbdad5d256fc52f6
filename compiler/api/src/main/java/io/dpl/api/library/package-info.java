/** Everything a script can name, and what library code gets at run time. */
@NullMarked
package io.dpl.api.library;

import org.jspecify.annotations.NullMarked;

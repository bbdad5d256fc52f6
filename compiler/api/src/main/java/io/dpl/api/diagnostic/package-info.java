/**
 * What is told to the author of a script: places, codes, messages, help. Start at {@link
 * io.dpl.api.diagnostic.Diagnostic}.
 */
@NullMarked
package io.dpl.api.diagnostic;

import org.jspecify.annotations.NullMarked;

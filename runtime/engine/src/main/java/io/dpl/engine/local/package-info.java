/**
 * The backend inside this process: threads and pointers. Start at {@link
 * io.dpl.engine.local.LocalBackend}.
 */
@NullMarked
package io.dpl.engine.local;

import org.jspecify.annotations.NullMarked;

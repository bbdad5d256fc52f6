/**
 * Where tasks run, as the scheduler sees it. Start at {@link io.dpl.engine.backend.Backend}; a new
 * backend implements it and passes the contract tests, the scheduler stays as it is.
 */
@NullMarked
package io.dpl.engine.backend;

import org.jspecify.annotations.NullMarked;

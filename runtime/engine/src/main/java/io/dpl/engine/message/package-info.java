/**
 * What driver and workers say to each other, as bytes: requests, answers, what went wrong. JSON
 * with a version in front, rows as packs; no Java serialisation. Start at {@link
 * io.dpl.engine.message.Request}; a new one is a record there and its case in the worker.
 */
@NullMarked
package io.dpl.engine.message;

import org.jspecify.annotations.NullMarked;

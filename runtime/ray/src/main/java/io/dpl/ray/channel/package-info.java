/**
 * An encrypted connection between two processes that know nothing of each other but a fingerprint.
 * In go the fingerprints, which anybody may read; out comes a socket whose other end is exactly the
 * process that made the other fingerprint. Start at {@link io.dpl.ray.channel.Identity}.
 */
@NullMarked
package io.dpl.ray.channel;

import org.jspecify.annotations.NullMarked;

package io.dpl.ray.transport;

import io.ray.api.ObjectRef;

/**
 * A call without an answer yet.
 *
 * @param keep whether its answer stays on the cluster
 */
record OpenCall(long call, Member worker, ObjectRef<byte[]> answer, boolean keep) {}

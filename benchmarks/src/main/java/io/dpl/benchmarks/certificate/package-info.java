/**
 * The memory certificate against what processes really take: generated pipelines, each in a JVM of
 * its own. Enters: a seed. Leaves: a table and the two figures. Start at {@link
 * io.dpl.benchmarks.certificate.CertificateBenchmark}; another kind of pipeline is an entry of
 * {@link io.dpl.benchmarks.certificate.Shapes}.
 */
@NullMarked
package io.dpl.benchmarks.certificate;

import org.jspecify.annotations.NullMarked;

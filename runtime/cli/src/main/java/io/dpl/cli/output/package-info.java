/**
 * Results on standard output: a table for people, CSV and JSON for programs.
 *
 * <p>In come Arrow batches, one {@link io.dpl.cli.output.ResultWriter} a result. A value is first
 * read into a plain Java object by {@link io.dpl.cli.output.Values}, so that each format decides
 * only how it is written, and all agree about what it is. To add a format, implement {@code
 * ResultWriter} and name it in {@link io.dpl.cli.output.OutputFormat}.
 */
@NullMarked
package io.dpl.cli.output;

import org.jspecify.annotations.NullMarked;

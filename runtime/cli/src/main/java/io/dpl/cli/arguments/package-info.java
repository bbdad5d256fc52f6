/**
 * Arguments and their help, described as data.
 *
 * <p>In come a {@link io.dpl.cli.arguments.Syntax} and what the user wrote, out go {@link
 * io.dpl.cli.arguments.Arguments} or a {@link io.dpl.cli.arguments.UsageException}. Written by hand
 * because a start of {@code dpl explain} takes half a second in all: the library for it took 150 ms
 * of them for annotations and reflection, and 60 ms without these; this takes 5.
 */
@NullMarked
package io.dpl.cli.arguments;

import org.jspecify.annotations.NullMarked;

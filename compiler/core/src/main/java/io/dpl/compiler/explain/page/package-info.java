/**
 * A plan as one HTML page: in come the stage graph, the cluster it is for and, after a run, what
 * was measured; out goes a text that needs no network and no script. Start at {@link
 * io.dpl.compiler.explain.page.PlanPage}, which puts sections together; to add one, write a class
 * with a method that gives its HTML, and name it there. Everything that comes from a script or its
 * data goes through {@code Html.text}.
 */
@NullMarked
package io.dpl.compiler.explain.page;

import org.jspecify.annotations.NullMarked;

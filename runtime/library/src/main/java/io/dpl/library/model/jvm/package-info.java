/**
 * Models written in Java. A class name enters; {@code describe} looks at the class without running
 * it, {@code load} makes one object, sessions call it.
 *
 * <p>Start at {@link io.dpl.library.model.jvm.JavaProvider}; what users implement stands in {@code
 * io.dpl.api.model}. To add a form of model: an interface there, a session beside RowSession, a
 * branch in JavaModelHolder.
 */
@NullMarked
package io.dpl.library.model.jvm;

import org.jspecify.annotations.NullMarked;

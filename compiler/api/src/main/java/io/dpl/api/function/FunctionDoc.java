package io.dpl.api.function;

/**
 * Documentation of a function as data: the reference page, completion and {@code dpl docs NAME} are
 * made from it.
 *
 * @param group heading in the reference, for example {@code Text}
 * @param summary one sentence: what it returns
 * @param details more, may be empty: nulls, errors, source
 * @param example an expression (or pipeline) that the tests run
 * @param result the text of the example's result, empty where it is not one value
 */
public record FunctionDoc(
    String group, String summary, String details, String example, String result) {}

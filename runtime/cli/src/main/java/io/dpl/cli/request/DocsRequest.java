package io.dpl.cli.request;

/**
 * Asks for documentation.
 *
 * @param name of a function, operator, model, connector or diagnostic code; empty for the list
 */
public record DocsRequest(String name) {}

package io.dpl.cli.request;

/** Asks for the prompt. */
public record ReplRequest() {}

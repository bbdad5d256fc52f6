package io.dpl.engine.backend;

/**
 * One attempt of a task.
 *
 * @param attempt from 1; signals of an attempt that was given up are ignored
 * @param beside it takes rows of tasks that run at the same time, and so runs without a slot: it
 *     must never wait for one that they hold
 */
public record TaskCall(int stage, int partition, int attempt, boolean beside) {}

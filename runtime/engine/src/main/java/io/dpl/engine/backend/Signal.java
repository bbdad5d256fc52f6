package io.dpl.engine.backend;

/** What a backend tells the scheduler: of a task or of a worker. */
public sealed interface Signal permits TaskSignal, WorkerSignal {}

package io.dpl.cli.action;

import io.dpl.cli.process.ExitCode;

/** Carries out requests of one kind. */
@FunctionalInterface
public interface Action<R> {

  /** Does what the request asks for. */
  ExitCode perform(R request, Context context) throws Exception;
}

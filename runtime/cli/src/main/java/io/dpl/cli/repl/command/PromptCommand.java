package io.dpl.cli.repl.command;

import io.dpl.cli.repl.run.Desk;

/** A command of the prompt: what it does to the session, not to data. */
interface PromptCommand {

  /** Its word behind the backslash. */
  String name();

  /** What may stand behind it, for the help. */
  String usage();

  /** One line for the help. */
  String summary();

  /**
   * Does it.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException}; {@link Words#wrong} makes one.
   */
  void run(Words words, Desk desk) throws Exception;
}

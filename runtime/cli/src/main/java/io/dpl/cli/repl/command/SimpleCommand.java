package io.dpl.cli.repl.command;

import io.dpl.cli.repl.run.Desk;

/** A command whose work is a few lines. */
record SimpleCommand(String name, String usage, String summary, Work work)
    implements PromptCommand {

  /** What it does. */
  @FunctionalInterface
  interface Work {

    void run(Words words, Desk desk) throws Exception;
  }

  @Override
  public void run(Words words, Desk desk) throws Exception {
    work.run(words, desk);
  }
}

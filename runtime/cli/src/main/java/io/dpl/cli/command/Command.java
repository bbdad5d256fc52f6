package io.dpl.cli.command;

import io.dpl.cli.action.Action;
import io.dpl.cli.action.Actions;
import io.dpl.cli.arguments.Arguments;
import io.dpl.cli.arguments.Syntax;

/**
 * A command below {@code dpl}.
 *
 * @param <R> its request
 */
interface Command<R> {

  /** What it takes, besides the options of every command. */
  Syntax syntax();

  /**
   * What the arguments ask for.
   *
   * @throws io.dpl.cli.arguments.UsageException if they make no sense
   */
  R request(Arguments arguments, Scripts scripts);

  /** What carries the request out. */
  Action<R> action(Actions actions);
}

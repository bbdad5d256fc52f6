package io.dpl.api.diagnostic;

/**
 * A stable code of a diagnostic with its documentation, as {@code dpl docs DPL2003} prints it.
 * Codes are never reused.
 *
 * <p>Each phase has one enum: {@link SyntaxCode} 1xxx, {@link NameCode} 2xxx, {@link TypeCode}
 * 3xxx, {@link PlanCode} 4xxx, {@link RunCode} 5xxx, {@link LintCode} 9xxx.
 */
public interface Code {

  /** The code as printed, for example {@code DPL2003}. */
  String id();

  /** What is wrong, in a few words. */
  String title();

  /** Why it happens. */
  String cause();

  /** What to do about it. */
  String cure();

  /** A script (or command) that shows it, or an empty text. */
  String example();
}

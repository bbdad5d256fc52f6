package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a decision record step by step, with numbers printed the same everywhere. */
public final class Explained {

  private final String what;
  private final String rule;
  private final List<Decision.Input> inputs = new ArrayList<>();
  private String binding = "";
  private String nextBest = "";

  private Explained(String what, String rule) {
    this.what = what;
    this.rule = rule;
  }

  /** Starts one. */
  public static Explained of(String what, String rule) {
    return new Explained(what, rule);
  }

  /** Adds an input of the rule. */
  public Explained input(String name, double value, String unit) {
    inputs.add(new Decision.Input(name, number(value), unit));
    return this;
  }

  /** Adds an input that is no number. */
  public Explained input(String name, String value) {
    inputs.add(new Decision.Input(name, value, ""));
    return this;
  }

  /** The usual inputs. */
  public Explained inputs(Workload work) {
    return input("R", work.rows(), "rows")
        .input("w", work.rowBytes(), "bytes a row")
        .input("W", work.nodes(), "nodes")
        .input("C", work.concurrency(), "runs at once")
        .input("b", work.batchRows(), "rows a batch");
  }

  public Explained binding(String text) {
    this.binding = text;
    return this;
  }

  public Explained nextBest(String text) {
    this.nextBest = text;
    return this;
  }

  /** The record. */
  public Decision value(String value, int stage, Span span) {
    return new Decision(what, value, rule, inputs, binding, nextBest, stage, span);
  }

  /** A number without needless digits. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    if (Math.abs(value) < 0.01) {
      return String.format(Locale.ROOT, "%.2g", value);
    }
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }
}

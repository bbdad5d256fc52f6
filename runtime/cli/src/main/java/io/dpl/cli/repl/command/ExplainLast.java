package io.dpl.cli.repl.command;

import io.dpl.Measurement;
import io.dpl.Plan;
import io.dpl.cli.output.MeasuredText;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.run.Runs;
import io.dpl.cli.repl.session.Input;
import io.dpl.compiler.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code \explain}: the plan of a pipeline, of the last one if none is given. */
final class ExplainLast implements PromptCommand {

  private static final Set<String> FORMS =
      Set.of("syntax", "types", "logical", "optimized", "stages", "tasks", "mermaid", "html");

  /** What has a place for what was measured. */
  private static final Set<String> MEASURED = Set.of("stages", "html");

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String usage() {
    return "[analyze] [FORM] [PIPELINE]";
  }

  @Override
  public String summary() {
    return "the plan of a pipeline, else of the last one; FORM: syntax, types, logical,"
        + " optimized, stages, tasks, mermaid, or html, which goes to plan.html; analyze runs it"
        + " and shows what was measured";
  }

  @Override
  public void run(Words words, Desk desk) throws Exception {
    boolean analyze = words.first().equalsIgnoreCase("analyze");
    Words rest = analyze ? words.behindFirst() : words;
    String form = rest.first().toLowerCase(Locale.ROOT);
    boolean named = FORMS.contains(form);
    if (analyze && named && !MEASURED.contains(form)) {
      throw words.wrong(
          "analyze goes with stages and html, not with " + form, "write \\explain analyze html");
    }
    String text = named ? rest.afterFirst() : rest.rest();
    if (text.isEmpty()) {
      text =
          desk.session()
              .lastPipeline()
              .orElseThrow(
                  () ->
                      words.wrong(
                          "no pipeline has run yet", "write it here: \\explain FROM 'a.csv'"));
    }
    Input input = desk.session().read(text);
    desk.screen().sources().add(input.source(), input.text());
    Runs runs = new Runs(desk);
    Plan plan = runs.plan(input);
    Optional<Measurement> measured = Optional.empty();
    if (analyze) {
      measured = runs.measure(plan);
      if (measured.isEmpty()) {
        return; // it was cancelled, and says so
      }
    }
    show(plan, named ? form : "stages", measured, desk);
  }

  private static void show(Plan plan, String form, Optional<Measurement> measured, Desk desk)
      throws IOException {
    if (form.equals("html")) {
      Path page = Path.of("plan.html");
      Files.writeString(page, measured.map(plan::html).orElseGet(plan::html));
      desk.screen().note("wrote " + page);
      return;
    }
    String table = measured.map(run -> MeasuredText.of(plan, run)).orElse("");
    desk.page(text(plan, form) + "\n" + table);
  }

  private static String text(Plan plan, String form) {
    return form.equals("mermaid")
        ? plan.mermaid()
        : plan.explain(Compiled.Form.valueOf(form.toUpperCase(Locale.ROOT)));
  }
}

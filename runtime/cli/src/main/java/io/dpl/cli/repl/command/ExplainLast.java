package io.dpl.cli.repl.command;

import io.dpl.Plan;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.run.Runs;
import io.dpl.cli.repl.session.Input;
import io.dpl.compiler.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** {@code \explain}: the plan of a pipeline, of the last one if none is given. */
final class ExplainLast implements PromptCommand {

  private static final Set<String> FORMS =
      Set.of("syntax", "types", "logical", "optimized", "stages", "tasks", "mermaid", "html");

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String usage() {
    return "[FORM] [PIPELINE]";
  }

  @Override
  public String summary() {
    return "the plan of a pipeline, else of the last one; FORM: syntax, types, logical,"
        + " optimized, stages, tasks, mermaid, or html, which goes to plan.html";
  }

  @Override
  public void run(Words words, Desk desk) throws Exception {
    String form = words.first().toLowerCase(Locale.ROOT);
    boolean named = FORMS.contains(form);
    String text = named ? words.afterFirst() : words.rest();
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
    Plan plan = new Runs(desk).plan(input);
    if (form.equals("html")) {
      Path page = Path.of("plan.html");
      Files.writeString(page, plan.html());
      desk.screen().note("wrote " + page);
      return;
    }
    desk.screen().page(text(plan, named ? form : "stages") + "\n");
  }

  private static String text(Plan plan, String form) {
    return form.equals("mermaid")
        ? plan.mermaid()
        : plan.explain(Compiled.Form.valueOf(form.toUpperCase(Locale.ROOT)));
  }
}

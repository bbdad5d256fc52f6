package io.dpl.cli.action;

import io.dpl.cli.request.CheckRequest;
import io.dpl.cli.request.DocsRequest;
import io.dpl.cli.request.DoctorRequest;
import io.dpl.cli.request.ExplainRequest;
import io.dpl.cli.request.FormatRequest;
import io.dpl.cli.request.ReplRequest;
import io.dpl.cli.request.RunRequest;

/** Every action of the command line. */
public record Actions(
    Action<RunRequest> run,
    Action<ExplainRequest> explain,
    Action<CheckRequest> check,
    Action<FormatRequest> format,
    Action<DocsRequest> docs,
    Action<DoctorRequest> doctor,
    Action<ReplRequest> repl) {

  /** The actions of the real command line; each class loads when it is first asked for. */
  public static Actions standard() {
    return new Actions(
        (request, context) -> new RunScript().perform(request, context),
        (request, context) -> new ExplainScript().perform(request, context),
        (request, context) -> new CheckScripts().perform(request, context),
        (request, context) -> new FormatScripts().perform(request, context),
        (request, context) -> new ShowDocs().perform(request, context),
        (request, context) -> new Examine().perform(request, context),
        (request, context) -> new StartPrompt().perform(request, context));
  }
}

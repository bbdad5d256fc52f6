package io.dpl.cli.repl.command;

import io.dpl.Dpl;
import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Commands that work with the session as a whole. */
final class SessionCommands {

  static final List<PromptCommand> ALL =
      List.of(
          new SimpleCommand(
              "bind", "NAME VALUE", "gives a parameter its value", SessionCommands::bind),
          new SimpleCommand(
              "save", "FILE", "writes the session as a script", SessionCommands::save),
          new SimpleCommand("i", "FILE", "runs a script in this session", SessionCommands::include),
          new SimpleCommand("cluster", "", "what plans are made for", SessionCommands::cluster));

  private SessionCommands() {}

  private static void bind(Words words, Desk desk) {
    String name = words.first().startsWith("$") ? words.first().substring(1) : words.first();
    String value = words.afterFirst();
    if (!name.matches("[\\p{L}_0-9]+") || value.isEmpty()) {
      throw words.wrong("a name and a value are needed", "write \\bind limit 10");
    }
    boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
    desk.session()
        .bind(name, quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value);
    desk.screen().note("$" + name + " has a value");
  }

  private static void save(Words words, Desk desk) throws IOException {
    if (words.rest().isEmpty()) {
      throw words.wrong("which file?", "write \\save session.dpl");
    }
    Path file = Path.of(words.rest());
    String script = desk.session().script();
    if (script.isEmpty()) {
      throw words.wrong("there is nothing to save yet", "run a pipeline first");
    }
    if (Files.exists(file)) {
      throw words.wrong(file + " is there already", "choose another name");
    }
    try {
      Files.writeString(file, script, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw words.wrong("cannot write " + file, "check the folder and its permissions");
    }
    desk.screen().note("saved as " + file + "; dpl run " + file + " runs it");
  }

  private static void include(Words words, Desk desk) {
    if (words.rest().isEmpty()) {
      throw words.wrong("which file?", "write \\i script.dpl");
    }
    String text;
    try {
      text = Files.readString(Path.of(words.rest()));
    } catch (IOException e) {
      throw words.wrong("cannot read " + words.rest(), "check the path; it starts where dpl did");
    }
    new Runs(desk).run(desk.session().read(text));
  }

  private static void cluster(Words words, Desk desk) {
    Dpl dpl = desk.dpl().get();
    ClusterSpec cluster = dpl.cluster();
    int nodes = cluster.nodes().size();
    StringBuilder text = new StringBuilder();
    text.append(!dpl.isOnCluster() ? "one process" : nodes == 1 ? "1 node" : nodes + " nodes");
    text.append(", ").append(cluster.cpus()).append(" slots\n");
    for (NodeSpec node : cluster.nodes()) {
      text.append("  ").append(node.name()).append("  ").append(node.cpus()).append(" cpus");
      if (node.gpus() > 0) {
        text.append(", ").append(node.gpus()).append(" gpus");
      }
      text.append(", ").append(Bytes.print(node.memoryBytes())).append(" memory");
      if (node.objectStoreBytes() > 0) {
        text.append(", ").append(Bytes.print(node.objectStoreBytes())).append(" object store");
      }
      text.append('\n');
    }
    desk.page(text.toString());
  }
}

package io.dpl.cli.diagnostic;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of the scripts of this run by the name that spans carry. */
public final class Sources {

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Remembers a text. */
  public void add(String name, String text) {
    texts.put(name, text);
  }

  /** The text of a script, if it was read in this run. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }
}

package com.example;

import io.dpl.Dpl;
import io.dpl.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Rates notes: rows and a function of this program, a model in Java, a script beside the code. */
public final class Starter {

  private Starter() {}

  /** What goes in. */
  public record Note(String title, String text) {}

  /** What comes out. */
  public record Rated(String slug, double loudness) {}

  /** Those that are louder than the least, the loudest first. */
  static List<Rated> rate(List<Note> notes, double least) throws IOException {
    try (Dpl dpl =
        Dpl.builder()
            .memoryBytes(1L << 30)
            .with("SLUG(title STRING) -> STRING", row -> slug((String) row[0]))
            .open()) {
      dpl.rows("notes", Note.class, notes);
      try (Rows<Rated> rows =
          dpl.pipeline("rate.dpl", script("/rate.dpl"))
              .bind("least", least)
              .as(Rated.class)
              .rows()) {
        return rows.toList();
      }
    }
  }

  static String slug(String title) {
    return title
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("-$", "");
  }

  private static String script(String name) throws IOException {
    try (InputStream in = Starter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Prints what it found. */
  public static void main(String[] arguments) throws IOException {
    List<Note> notes =
        List.of(new Note("To do", "buy BREAD"), new Note("A sign", "STOP"), new Note("Poem", "so"));
    rate(notes, 0).forEach(System.out::println);
  }
}

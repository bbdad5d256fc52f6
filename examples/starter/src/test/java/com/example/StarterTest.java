package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.Starter.Note;
import com.example.Starter.Rated;
import io.dpl.Dpl;
import io.dpl.api.diagnostic.DplException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarterTest {

  @Test
  void theLoudestComeFirst() throws IOException {
    List<Note> notes =
        List.of(new Note("Half a shout", "BREAD, bread"), new Note("A Sign!", "STOP"));
    assertEquals(
        List.of(new Rated("a-sign", 1.0), new Rated("half-a-shout", 0.5)),
        Starter.rate(notes, 0.1));
  }

  @Test
  void quietNotesAreLeftOut() throws IOException {
    assertEquals(List.of(), Starter.rate(List.of(new Note("poem", "so much")), 0.1));
  }

  /** A mistake is data: a code, a place, a cure. */
  @Test
  void aMistakeHasACode() {
    try (Dpl dpl = Dpl.open()) {
      DplException failure =
          assertThrows(
              DplException.class,
              () -> dpl.pipeline("VALUES (1) AS t(width) | WHERE widht > 0").plan());
      assertEquals("DPL2003", failure.diagnostics().get(0).code().id());
    }
  }
}

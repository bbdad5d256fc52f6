package io.dpl.cli.command;

import io.dpl.cli.arguments.UsageException;
import io.dpl.cli.diagnostic.Sources;
import io.dpl.cli.request.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads scripts, strictly as UTF-8: a script in another encoding would otherwise run with other
 * texts than its author sees.
 *
 * @param sources learns the lines of each, for the excerpts of diagnostics
 */
record Scripts(InputStream standardInput, Sources sources) {

  private static final String DASH = "-";

  /** The script in a file, or on standard input where the file is {@code -}. */
  Script read(String file) {
    boolean input = file.equals(DASH);
    try {
      byte[] bytes = input ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
      return remembered(new Script(input ? Script.STANDARD_INPUT : file, decode(bytes, file)));
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + file);
    } catch (AccessDeniedException e) {
      throw new UsageException("no permission to read " + file);
    } catch (IOException e) {
      boolean folder = !input && Files.isDirectory(Path.of(file));
      throw new UsageException(
          folder ? file + " is a folder" : "cannot read " + file + ": " + e.getMessage());
    }
  }

  /** The script that the command line itself gives. */
  Script of(String text) {
    return remembered(new Script(Script.COMMAND_LINE, text));
  }

  private Script remembered(Script script) {
    sources.add(script.name(), script.text());
    return script;
  }

  private static String decode(byte[] bytes, String file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Some editors put a mark in front that is no part of the text.
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " is not a text in UTF-8");
    }
  }
}

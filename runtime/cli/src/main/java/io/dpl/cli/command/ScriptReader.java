package io.dpl.cli.command;

import io.dpl.cli.request.Script;
import io.dpl.cli.terminal.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Reads scripts, strictly as UTF-8: a script in another encoding would otherwise run with other
 * texts than its author sees.
 */
record ScriptReader(CommandLine command, Console console) {

  private static final String STANDARD_INPUT = "-";

  /** The script in a file, or on standard input where the file is {@code -}. */
  Script read(String file) {
    boolean input = file.equals(STANDARD_INPUT);
    try {
      byte[] bytes = input ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file));
      return new Script(input ? Script.STANDARD_INPUT : file, decode(bytes, file));
    } catch (NoSuchFileException e) {
      throw wrong("there is no file " + file);
    } catch (AccessDeniedException e) {
      throw wrong("no permission to read " + file);
    } catch (IOException e) {
      boolean folder = !input && Files.isDirectory(Path.of(file));
      throw wrong(folder ? file + " is a folder" : "cannot read " + file + ": " + e.getMessage());
    }
  }

  private String decode(byte[] bytes, String file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Some editors put a mark in front that is no part of the text.
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw wrong(file + " is not a text in UTF-8");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command, message);
  }
}

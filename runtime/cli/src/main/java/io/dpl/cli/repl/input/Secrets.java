package io.dpl.cli.repl.input;

import java.util.regex.Pattern;

/** Finds inputs that may hold a secret: they are never written to a file. */
final class Secrets {

  /** CREATE SECRET; what is set or given under a name of that kind; a password in an address. */
  private static final Pattern SECRET =
      Pattern.compile(
          "\\bSECRET\\b"
              + "|\\w*(SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY"
              + "|PRIVATE_?KEY)\\w*\\W*(=|:|\\bDEFAULT\\b|'|\\s\\S)"
              + "|://[^/\\s'@]*:[^/\\s'@]+@",
          Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  static boolean mayBeIn(String text) {
    // Who starts a line with a space wants it forgotten: shells have taught it.
    return text.startsWith(" ") || SECRET.matcher(text).find();
  }
}

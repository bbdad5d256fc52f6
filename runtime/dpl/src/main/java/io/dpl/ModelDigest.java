package io.dpl;

import io.dpl.api.model.ModelDeclaration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A name for a model that tells nothing of it: a digest of provider, location and options. What may
 * be a secret (options of such a name, who signs in at a location, what stands behind its question
 * mark) is left out, so that it cannot be guessed from the digest either.
 */
final class ModelDigest {

  private static final Pattern SECRET =
      Pattern.compile(
          "secret|password|passwd|passphrase|token$|credential|api_?key|access_?key|private_?key"
              + "|authorization|headers?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGN_IN = Pattern.compile("://[^/\\s@]*@");
  private static final int DIGITS = 32;

  private ModelDigest() {}

  static String of(ModelDeclaration model) {
    Map<String, Object> options = new TreeMap<>();
    model
        .options()
        .forEach(
            (name, value) -> {
              if (!SECRET.matcher(name).find()) {
                options.put(name.toLowerCase(Locale.ROOT), value);
              }
            });
    String place = SIGN_IN.matcher(model.location()).replaceAll("://");
    if (place.contains("://")) {
      place = place.replaceAll("[?#].*", "");
    }
    String text = model.provider() + "\n" + place + "\n" + options;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

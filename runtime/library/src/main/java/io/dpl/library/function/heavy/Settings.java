package io.dpl.library.function.heavy;

import java.util.List;
import java.util.Map;

/**
 * Constant options of a call; a wrong value is an {@link IllegalArgumentException} for the user.
 */
final class Settings {

  private Settings() {}

  static long number(Map<String, Object> options, String name, long least, long most) {
    Object value = options.get(name);
    if (!(value instanceof Number number)
        || number.longValue() < least
        || number.longValue() > most) {
      throw new IllegalArgumentException(
          name + " must be a whole number between " + least + " and " + most + ", not " + value);
    }
    return number.longValue();
  }

  static String text(Map<String, Object> options, String name) {
    Object value = options.get(name);
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException(name + " must be a text, not " + value);
    }
    return text;
  }

  static boolean flag(Map<String, Object> options, String name) {
    Object value = options.get(name);
    if (!(value instanceof Boolean flag)) {
      throw new IllegalArgumentException(name + " must be TRUE or FALSE, not " + value);
    }
    return flag;
  }

  static String word(Map<String, Object> options, String name, List<String> words) {
    String word = text(options, name);
    if (!words.contains(word)) {
      throw new IllegalArgumentException(
          name + " must be one of " + String.join(", ", words) + ", not " + word);
    }
    return word;
  }
}

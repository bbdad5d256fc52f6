package io.dpl.library.connector;

import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a READ or WRITE, checked against their documentation.
 *
 * @param format name of the connector, for messages
 */
public record Options(String format, Map<String, Object> values, Span span) {

  /** Options of a READ. Errors: DPL2009 for a name that the format does not have. */
  public static Options read(ReadRequest request, List<OptionDoc> known) {
    Options options = new Options(request.format(), request.options(), request.span());
    options.check(known.stream().filter(OptionDoc::read).map(OptionDoc::name).toList());
    return options;
  }

  /** Options of a WRITE; without a place, the caller adds it. */
  public static Options write(String format, Map<String, Object> values, List<OptionDoc> known) {
    Options options = new Options(format, values, Span.NONE);
    options.check(known.stream().filter(OptionDoc::write).map(OptionDoc::name).toList());
    return options;
  }

  private void check(List<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw DplException.of(
            NameCode.UNKNOWN_OPTION,
            span,
            format + " has no option named " + name,
            Nearest.to(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Its options are " + String.join(", ", known) + "."));
      }
    }
  }

  public boolean flag(String name, boolean otherwise) {
    return flag(name).orElse(otherwise);
  }

  public Optional<Boolean> flag(String name) {
    return of(name, Boolean.class, "TRUE or FALSE");
  }

  public Optional<String> text(String name) {
    return of(name, String.class, "a text in quotes");
  }

  /** One of a few words, in lower case. */
  public String word(String name, String otherwise, List<String> words) {
    String word = text(name).orElse(otherwise).toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw wrong(name, "one of " + String.join(", ", words));
    }
    return word;
  }

  public Optional<Long> number(String name, long least, long most) {
    Optional<Long> number = of(name, Long.class, "a whole number");
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      throw wrong(name, "between " + least + " and " + most);
    }
    return number;
  }

  private <T> Optional<T> of(String name, Class<T> type, String wanted) {
    Object value = values.get(name);
    if (value != null && !type.isInstance(value)) {
      throw wrong(name, wanted);
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  DplException wrong(String name, String wanted) {
    return DplException.of(
        TypeCode.OPTION_VALUE,
        span,
        "option " + name + " of " + format + " must be " + wanted + ", not " + values.get(name));
  }
}

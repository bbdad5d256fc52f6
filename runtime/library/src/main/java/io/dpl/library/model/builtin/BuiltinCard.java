package io.dpl.library.model.builtin;

import io.dpl.api.function.Cost;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What is known of a built-in model without loading it: a small resource.
 *
 * @param name as USING BUILTIN writes it
 * @param artifact Maven coordinates of the jar with weights and tokenizer
 * @param weights resource name in that jar
 * @param tokenizer resource name in that jar
 * @param signature input and output under the model's own names
 * @param maxTokens where texts are cut unless the option says otherwise
 * @param positionLimit most tokens the model can take
 * @param runTokens most padded tokens of one run
 */
public record BuiltinCard(
    String name,
    String artifact,
    String weights,
    String tokenizer,
    ModelSignature signature,
    int maxTokens,
    int positionLimit,
    int runTokens) {

  /** Names of all built-in models; the card of each is a resource of the last part of its name. */
  public static final List<String> ALL =
      List.of("embed/all-MiniLM-L6-v2", "embed/all-MiniLM-L6-v2-q");

  /** Reads the card of a name in {@link #ALL}. */
  public static BuiltinCard read(String name) {
    Properties card = new Properties();
    String resource = name.substring(name.lastIndexOf('/') + 1) + ".properties";
    try (InputStream in = BuiltinCard.class.getResourceAsStream(resource)) {
      card.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuiltinCard(
        name,
        card.getProperty("artifact"),
        card.getProperty("weights"),
        card.getProperty("tokenizer"),
        signature(card),
        integer(card, "max_tokens"),
        integer(card, "position_limit"),
        integer(card, "run_tokens"));
  }

  /** Length of the vectors. */
  int dimension() {
    return ((DplType.Vector) signature.outputs().get(0).type()).dimension();
  }

  private static ModelSignature signature(Properties card) {
    Signature text = Signature.parse(card.getProperty("signature"));
    DplType result = DplType.parse(text.returns());
    boolean batchInvariant = Boolean.parseBoolean(card.getProperty("batch_invariant"));
    return new ModelSignature(
            text.values().stream().map(p -> Field.of(p.name(), DplType.parse(p.type()))).toList(),
            List.of(Field.of("vector", result)),
            new Traits(true, false, batchInvariant),
            new Cost(
                Double.parseDouble(card.getProperty("seconds_per_row")),
                ((DplType.Vector) result).dimension() * (long) Float.BYTES,
                1.0),
            integer(card, "weights_bytes"),
            integer(card, "activation_bytes_per_row"),
            integer(card, "activation_bytes_per_run"),
            integer(card, "batch_rows"),
            integer(card, "window_rows"))
        .withSecondsPerRun(Double.parseDouble(card.getProperty("seconds_per_run")));
  }

  private static int integer(Properties card, String key) {
    return Integer.parseInt(card.getProperty(key));
  }
}

package io.dpl.library.model.onnx;

import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.model.ModelDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The option labels: a list of names, or a text file with one a line. */
final class Labels {

  private Labels() {}

  /** The labels, empty where the option is not given. */
  static List<String> of(ModelDeclaration declaration, Storage storage) {
    Object option = declaration.options().get("labels");
    if (option == null) {
      return List.of();
    }
    if (option instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    String location = option.toString();
    try (InputStream in = storage.open(storage.info(location).path())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw DplException.of(
          NameCode.MODEL_FILE_MISSING,
          declaration.span(),
          "cannot read the labels " + location + ": " + e,
          "labels is a text file with one label a line, or a list");
    }
  }
}

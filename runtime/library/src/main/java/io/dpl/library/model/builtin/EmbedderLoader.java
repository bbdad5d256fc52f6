package io.dpl.library.model.builtin;

import ai.onnxruntime.OrtException;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.library.model.onnx.OrtSessions;
import io.dpl.library.model.onnx.SharedSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Loads a built-in model; apart from its provider, which must not touch ONNX Runtime. */
final class EmbedderLoader {

  private EmbedderLoader() {}

  static Model load(
      ModelDeclaration declaration, BuiltinCard card, int maxTokens, RunContext context) {
    Tokenizer tokenizer = Tokenizer.load(card, declaration.span(), context);
    try {
      return new LoadedEmbedder(
          card, tokenizer, maxTokens, weights(card, declaration, context), context, new Helpers());
    } catch (OrtException | IOException e) {
      tokenizer.close();
      throw DplException.of(
          RunCode.MODEL_LOAD,
          declaration.span(),
          "cannot load " + card.name() + ": " + e.getMessage());
    } catch (DplException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** A resource of the jar with the weights. */
  static URL resource(BuiltinCard card, String name, Span span) {
    URL url = EmbedderLoader.class.getClassLoader().getResource(name);
    if (url == null) {
      throw DplException.of(
          RunCode.MODEL_WEIGHTS_MISSING,
          span,
          card.name() + " needs the resource " + name + ", which is not on the class path",
          "add the jar " + card.artifact() + " to the class path");
    }
    return url;
  }

  /**
   * Opens the weights by way of a file, because in memory they would be there twice while they are
   * loaded.
   */
  private static SharedSession weights(
      BuiltinCard card, ModelDeclaration declaration, RunContext context)
      throws IOException, OrtException {
    Files.createDirectories(context.tempFolder());
    Path file = Files.createTempFile(context.tempFolder(), "weights", ".onnx");
    try (InputStream in = resource(card, card.weights(), declaration.span()).openStream()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return OrtSessions.open(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}

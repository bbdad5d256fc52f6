package io.dpl.library.model.builtin;

import ai.onnxruntime.OrtException;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.library.model.DeclaredFields;
import io.dpl.library.model.ModelOptions;
import io.dpl.library.model.onnx.OrtSessions;
import io.dpl.library.model.onnx.SharedSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;

/**
 * {@code USING BUILTIN 'embed/all-MiniLM-L6-v2'}: sentence embeddings that equal those of
 * sentence-transformers to 1e-5.
 *
 * <p>The name with {@code -q} is the int8 variant: twice as fast, but a text's vector depends a
 * little on the texts it is run with.
 */
public final class BuiltinProvider implements ModelProvider {

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Models",
          "A model that comes with DPL: " + String.join(", ", BuiltinCard.ALL) + ".",
          "Sentence embeddings of 384 numbers and length 1, as sentence-transformers makes them."
              + " Texts are cut at 256 tokens; OPTIONS (max_tokens = n) changes that, up to 512."
              + " The variant with -q has int8 weights: twice as fast, but a vector depends a little"
              + " on the batch.",
          "CREATE MODEL embed USING BUILTIN 'embed/all-MiniLM-L6-v2'",
          "");

  @Override
  public String name() {
    return "BUILTIN";
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    BuiltinCard card = card(declaration);
    maxTokens(declaration, card);
    ModelSignature own = card.signature();
    return new ModelSignature(
        DeclaredFields.inputs(declaration, own.inputs()),
        DeclaredFields.outputs(declaration, own.outputs()),
        own.traits(),
        own.cost(),
        own.weightsBytes(),
        own.activationBytesPerRow(),
        own.batchRows(),
        own.windowRows());
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    BuiltinCard card = card(declaration);
    int maxTokens = maxTokens(declaration, card);
    Tokenizer tokenizer = Tokenizer.load(card, declaration.span(), context);
    try {
      return new LoadedEmbedder(
          card, tokenizer, maxTokens, weights(card, declaration, context), context);
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

  /** A text's bytes as a resource of the weights' jar. */
  static URL resource(BuiltinCard card, String name, io.dpl.api.diagnostic.Span span) {
    URL url = BuiltinProvider.class.getClassLoader().getResource(name);
    if (url == null) {
      throw DplException.of(
          RunCode.MODEL_WEIGHTS_MISSING,
          span,
          card.name() + " needs the resource " + name + ", which is not on the class path",
          "add the jar " + card.artifact() + " to the class path");
    }
    return url;
  }

  private static BuiltinCard card(ModelDeclaration declaration) {
    String name = declaration.location();
    if (!BuiltinCard.ALL.contains(name)) {
      throw DplException.of(
          NameCode.UNKNOWN_BUILTIN_MODEL,
          declaration.span(),
          "no built-in model named " + name,
          Nearest.to(name, BuiltinCard.ALL)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("built-in models are " + String.join(", ", BuiltinCard.ALL)));
    }
    return BuiltinCard.read(name);
  }

  private static int maxTokens(ModelDeclaration declaration, BuiltinCard card) {
    return new ModelOptions(declaration, List.of("max_tokens"))
        .integer("max_tokens", 3, card.positionLimit(), card.maxTokens());
  }

  /**
   * Reads the weights into memory outside the heap, which is free again when the session stands.
   */
  private static SharedSession weights(
      BuiltinCard card, ModelDeclaration declaration, RunContext context)
      throws IOException, OrtException {
    var connection = resource(card, card.weights(), declaration.span()).openConnection();
    int length = connection.getContentLength();
    try (InputStream in = connection.getInputStream();
        ReadableByteChannel channel = Channels.newChannel(in);
        ArrowBuf memory = context.allocator().buffer(length)) {
      ByteBuffer model = memory.nioBuffer(0, length);
      while (model.hasRemaining()) {
        if (channel.read(model) < 0) {
          throw new java.io.EOFException("the jar of the weights is cut off");
        }
      }
      return OrtSessions.open(model.flip());
    }
  }
}

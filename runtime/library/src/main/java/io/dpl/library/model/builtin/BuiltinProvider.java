package io.dpl.library.model.builtin;

import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.library.model.DeclaredFields;
import io.dpl.library.model.ModelOptions;
import java.util.List;

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
          "CREATE MODEL embed(text STRING) RETURNS FLOAT[384] USING BUILTIN 'embed/all-MiniLM-L6-v2'",
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
            own.activationBytesPerRun(),
            own.batchRows(),
            own.windowRows())
        .withSecondsPerRun(own.secondsPerRun());
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    BuiltinCard card = card(declaration);
    return EmbedderLoader.load(declaration, card, maxTokens(declaration, card), context);
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
}

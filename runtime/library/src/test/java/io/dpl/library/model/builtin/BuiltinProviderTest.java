package io.dpl.library.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.library.model.Columns;
import io.dpl.library.model.LocalStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltinProviderTest {

  private static final String MINILM = "embed/all-MiniLM-L6-v2";

  private final BuiltinProvider provider = new BuiltinProvider();
  private final BufferAllocator allocator = new RootAllocator();
  private Model model;

  @BeforeAll
  void load(@TempDir Path temp) {
    model = provider.load(declaration(MINILM, Map.of()), Columns.context(allocator, temp));
  }

  @AfterAll
  void close() {
    model.close();
    allocator.close();
  }

  private static ModelDeclaration declaration(String location, Map<String, Object> options) {
    return new ModelDeclaration(
        "embed", List.of(), List.of(), "BUILTIN", location, options, Span.NONE);
  }

  private List<float[]> embed(List<String> texts, int batchRows) {
    try (ModelSession session = model.open();
        VarCharVector column = Columns.texts(allocator, texts);
        FixedSizeListVector out = Columns.vectors(allocator, 384)) {
      session.run(List.of(column), texts.size(), batchRows, List.of(out));
      out.setValueCount(texts.size());
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        vectors.add(Columns.floats(out, i));
      }
      return vectors;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }

  @Test
  void equalsSentenceTransformers() {
    float[] vector = embed(List.of("This is an example sentence"), 64).get(0);
    // model card of sentence-transformers/all-MiniLM-L6-v2
    float[] card = {0.0676569f, 0.0634959f, 0.0487131f, 0.0793049f, 0.0374480f};
    for (int i = 0; i < card.length; i++) {
      assertThat(vector[i]).isCloseTo(card[i], within(1e-5f));
    }
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void ranksTheNearerSentenceFirst() {
    List<float[]> v =
        embed(
            List.of(
                "A man is eating food.", "A man is eating a piece of bread.", "The moon is far."),
            64);
    assertThat(cosine(v.get(0), v.get(1))).isGreaterThan(0.7);
    assertThat(cosine(v.get(0), v.get(2))).isLessThan(0.3);
  }

  @Test
  void vectorsDoNotDependOnBatchAndOrder() {
    List<String> texts = mixed(30);
    List<float[]> alone = embed(texts, 1);
    List<Integer> shuffled = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      shuffled.add(i);
    }
    Collections.shuffle(shuffled, new Random(5));
    List<float[]> together = embed(shuffled.stream().map(texts::get).toList(), 4096);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(cosine(alone.get(shuffled.get(i)), together.get(i))).isCloseTo(1, within(1e-5));
    }
  }

  private static List<String> mixed(int count) {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int words = 1 + random.nextInt(i % 10 == 0 ? 150 : 20);
      for (int w = 0; w < words; w++) {
        text.append(Long.toString(Math.abs(random.nextLong() % 100_000), 36)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** While one window is long, the thread of the other session has nothing to do and helps. */
  @Test
  void aSessionHelpsAnotherWithItsWindow() throws Exception {
    List<String> texts = mixed(120);
    List<float[]> alone = embed(texts, 64);
    for (int round = 0; round < 3; round++) {
      CompletableFuture<List<float[]>> other =
          CompletableFuture.supplyAsync(() -> embed(texts.subList(0, 10), 64));
      List<float[]> helped = embed(texts, 64);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(cosine(alone.get(i), helped.get(i))).isCloseTo(1, within(1e-5));
      }
      assertThat(other.get(60, TimeUnit.SECONDS)).hasSize(10);
    }
  }

  @Test
  void nullsStayNullAndOthersKeepTheirRow() {
    List<String> texts = new ArrayList<>(List.of("a", "", "b"));
    texts.add(1, null);
    texts.add(null);
    List<float[]> vectors = embed(texts, 64);
    assertThat(vectors.get(1)).isNull();
    assertThat(vectors.get(4)).isNull();
    assertThat(cosine(vectors.get(3), embed(List.of("b"), 1).get(0))).isCloseTo(1, within(1e-5));
    assertThat(cosine(vectors.get(2), vectors.get(2))).isCloseTo(1, within(1e-5));
    assertThat(embed(Collections.singletonList(null), 1)).containsOnlyNulls();
    assertThat(embed(List.of(), 1)).isEmpty();
  }

  @Test
  void longTextsCountUpToTheLimit() {
    String head = "word ".repeat(254);
    List<float[]> v = embed(List.of(head, head + "and something else entirely", "word"), 64);
    assertThat(cosine(v.get(0), v.get(1))).isCloseTo(1, within(1e-6));
    assertThat(cosine(v.get(0), v.get(2))).isLessThan(0.99);
    assertThat(embed(List.of("x".repeat(100_000)), 64).get(0)).hasSize(384);
  }

  @Test
  void saysHowToGetMissingWeights() {
    BuiltinCard card = BuiltinCard.read(MINILM);
    assertThatThrownBy(() -> EmbedderLoader.resource(card, "none.onnx", Span.NONE))
        .isInstanceOfSatisfying(
            DplException.class,
            e -> {
              assertThat(e).hasMessageContaining("DPL5201");
              assertThat(e.diagnostics().get(0).help().get(0)).contains(card.artifact());
            });
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> embed(List.of("a"), 1))
          .isInstanceOf(java.util.concurrent.CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void describesWithoutLoading() {
    ModelSignature signature = provider.describe(declaration(MINILM, Map.of()), new LocalStorage());
    DplType vector = new DplType.Vector(Simple.FLOAT, 384);
    assertThat(signature.inputs()).containsExactly(Field.of("text", Simple.STRING));
    assertThat(signature.outputs()).containsExactly(Field.of("embed", vector));
    assertThat(signature.traits().batchInvariant()).isTrue();
    assertThat(
            provider
                .describe(declaration(MINILM + "-q", Map.of()), new LocalStorage())
                .traits()
                .batchInvariant())
        .isFalse();
  }

  @Test
  void reportsWrongDeclarations() {
    LocalStorage storage = new LocalStorage();
    assertThatThrownBy(
            () -> provider.describe(declaration("embed/all-MiniLM-L6", Map.of()), storage))
        .hasMessageContaining("DPL2120");
    assertThatThrownBy(
            () -> provider.describe(declaration(MINILM, Map.of("max_tokens", 513L)), storage))
        .hasMessageContaining("DPL3122");
    assertThatThrownBy(() -> provider.describe(declaration(MINILM, Map.of("max", 5L)), storage))
        .hasMessageContaining("DPL2123");
    ModelDeclaration number =
        new ModelDeclaration(
            "embed",
            List.of(Field.of("n", Simple.BIGINT)),
            List.of(),
            "BUILTIN",
            MINILM,
            Map.of(),
            Span.NONE);
    assertThatThrownBy(() -> provider.describe(number, storage))
        .hasMessageContaining("DPL3120")
        .hasMessageContaining("(n BIGINT)")
        .hasMessageContaining("(text STRING)");
  }
}

package io.dpl.api.model;

/**
 * A model written in Java, which scripts name by its class: {@code USING JAVA 'com.acme.Toxicity'}.
 *
 * <p>Implement one of its forms in a public class with a public constructor, without parameters or
 * with one {@code Map<String, Object>} that takes the OPTIONS: {@link RowModel} for a row at a
 * time, {@link EmbeddingModel} for texts to vectors, {@link BatchModel} over Arrow columns. Say
 * what it takes and gives with {@link JavaSignature}, or let CREATE MODEL declare it.
 *
 * <p>One object serves the whole process: several threads call it at once.
 */
public sealed interface JavaModel extends AutoCloseable
    permits RowModel, EmbeddingModel, BatchModel {

  /** Frees what it holds; called once, when no call is under way. */
  @Override
  default void close() throws Exception {}
}

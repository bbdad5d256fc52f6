package io.dpl.grammar.tree;

/** Pattern matches. */
public enum LikeKind {
  LIKE,
  ILIKE,
  GLOB,
  SIMILAR_TO,
  REGEXP
}

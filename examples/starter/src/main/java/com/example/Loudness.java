package com.example;

import io.dpl.api.model.JavaSignature;
import io.dpl.api.model.RowModel;

/** A model of your own: which part of the letters of a text are capitals. */
@JavaSignature("(text STRING) -> DOUBLE")
public final class Loudness implements RowModel {

  @Override
  public Object run(Object[] row) {
    long letters = ((String) row[0]).chars().filter(Character::isLetter).count();
    long capitals = ((String) row[0]).chars().filter(Character::isUpperCase).count();
    return letters == 0 ? 0.0 : (double) capitals / letters;
  }
}

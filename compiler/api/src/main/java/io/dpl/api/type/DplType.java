package io.dpl.api.type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one type of DPL values. Mappings to Calcite, Arrow, DuckDB, Parquet, JDBC and records stand
 * in the modules that need them.
 *
 * <p>{@code toString()} is the type as a script writes it, {@code FLOAT[384]}, and {@link #parse}
 * reads it back; plans are encoded with it. Readers widen what has no type here: unsigned integers
 * to the next signed one (UBIGINT and HUGEINT to DECIMAL(38,0)), ENUM, UUID and JSON to STRING,
 * timestamps of other units to microseconds.
 */
public sealed interface DplType {

  /** A type without parameters. */
  enum Simple implements DplType {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    /** 32-bit floating point. */
    FLOAT,
    /** 64-bit floating point. */
    DOUBLE,
    STRING,
    BLOB,
    DATE,
    /** Time of day, microseconds. */
    TIME,
    /** Without zone, microseconds. */
    TIMESTAMP,
    /** An instant, microseconds, printed in UTC. */
    TIMESTAMPTZ,
    /** Months, days and microseconds. */
    INTERVAL,
    /** Type of a bare NULL; converts to every other. */
    NULL;
  }

  /** Exact numbers, at most 38 digits. */
  record Decimal(int precision, int scale) implements DplType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ")");
      }
    }

    @Override
    public String toString() {
      return "DECIMAL(" + precision + ", " + scale + ")";
    }
  }

  /** A list of any length: {@code STRING[]}. */
  record ListOf(DplType element) implements DplType {
    @Override
    public String toString() {
      return element + "[]";
    }
  }

  /** A list of a fixed length, as embeddings and tensors are: {@code FLOAT[384]}. */
  record Vector(DplType element, int dimension) implements DplType {
    // By hand: what a record brings along is made at run time, at its first use.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Vector vector
          && dimension == vector.dimension
          && element.equals(vector.element);
    }

    @Override
    public int hashCode() {
      return 31 * element.hashCode() + dimension;
    }

    @Override
    public String toString() {
      return element + "[" + dimension + "]";
    }
  }

  /** Named fields: {@code STRUCT(number INTEGER, text STRING)}. */
  record Struct(List<Field> fields) implements DplType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return fields.stream()
          .map(field -> Field.quoted(field.name()) + " " + field.type())
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
  }

  /** Keys to values: {@code MAP(STRING, BIGINT)}. */
  record MapOf(DplType key, DplType value) implements DplType {
    @Override
    public String toString() {
      return "MAP(" + key + ", " + value + ")";
    }
  }

  /**
   * Reads a type as {@code toString()} or a script writes it, synonyms (INT, VARCHAR, TEXT, REAL
   * ...) included.
   */
  @JsonCreator
  static DplType parse(String text) {
    return new TypeParser(text).parse();
  }

  /** The text of the type, for encoding. */
  @JsonValue
  default String text() {
    return toString();
  }

  /** Whether it is an integer type. */
  default boolean isInteger() {
    return this == Simple.TINYINT
        || this == Simple.SMALLINT
        || this == Simple.INTEGER
        || this == Simple.BIGINT;
  }

  /** Whether it is a number: integer, FLOAT, DOUBLE or DECIMAL. */
  default boolean isNumeric() {
    return isInteger() || this == Simple.FLOAT || this == Simple.DOUBLE || this instanceof Decimal;
  }

  /**
   * Whether values of it are usually large (blobs, tensors): such columns are not moved between
   * partitions.
   */
  default boolean isHeavy() {
    return this == Simple.BLOB || (this instanceof Vector vector && vector.dimension() > 8192);
  }
}

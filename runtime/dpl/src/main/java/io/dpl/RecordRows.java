package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.Schema;
import io.dpl.value.Decoder;
import io.dpl.value.MismatchException;
import io.dpl.value.RecordDecoder;
import java.util.function.Function;
import org.apache.arrow.vector.VectorSchemaRoot;

/** How the rows of a result become records. */
final class RecordRows {

  private RecordRows() {}

  /** Of the one result of a plan. */
  static Function<VectorSchemaRoot, Decoder.Cells> of(Plan plan, Class<? extends Record> type) {
    return of(plan.schema(plan.onlyResult()), type);
  }

  /** Of a result with these columns; DPL3140 where they do not fit. */
  static Function<VectorSchemaRoot, Decoder.Cells> of(Schema schema, Class<? extends Record> type) {
    try {
      RecordDecoder<? extends Record> decoder = RecordDecoder.of(schema.fields(), type);
      return batch -> decoder.on(batch.getFieldVectors());
    } catch (MismatchException e) {
      throw DplException.of(
          TypeCode.RECORD_MISMATCH, Span.NONE, String.valueOf(e.getMessage()), e.help());
    }
  }
}

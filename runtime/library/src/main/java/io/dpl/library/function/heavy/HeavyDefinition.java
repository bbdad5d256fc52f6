package io.dpl.library.function.heavy;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A heavy function that works row by row and needs no files: signatures, documentation, and what
 * makes the work of its rows from the options. Making it checks the options, too.
 */
record HeavyDefinition(
    List<Signature> signatures,
    Traits traits,
    Cost cost,
    FunctionDoc doc,
    Function<Map<String, Object>, RowLoop.Row> rows)
    implements HeavyFunction {

  @Override
  public DplType returns(DplType declared, Map<String, Object> options) {
    var unused = rows.apply(options); // refuses wrong options
    return declared;
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return new RowLoop(rows.apply(options));
  }
}

package io.dpl.compiler.stage;

import io.dpl.api.plan.Exchange;
import io.dpl.api.type.Schema;
import java.util.List;

/** An exchange between stages under construction. */
record ExchangeDraft(
    int id,
    Exchange.Kind kind,
    List<String> keys,
    int partitions,
    long alignRows,
    Schema schema,
    double rows,
    double rowBytes,
    StageDraft from,
    StageDraft to) {}

package io.dpl.compiler.bind;

import com.google.common.collect.ImmutableList;
import io.dpl.api.type.DplType.Simple;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/** DESCRIBE: the columns of a flow as rows. */
final class Descriptions {

  private final Session session;

  Descriptions(Session session) {
    this.session = session;
  }

  Flow of(Flow flow) {
    if (flow.isBroken()) {
      return flow;
    }
    RelDataType text = session.types().toRel(Simple.STRING, false);
    RelDataType row =
        session
            .cluster()
            .getTypeFactory()
            .builder()
            .add("column_name", text)
            .add("column_type", text)
            .build();
    ImmutableList.Builder<ImmutableList<RexLiteral>> rows = ImmutableList.builder();
    for (Column column : flow.shown()) {
      String type = session.rex().type(session.rex().field(flow.rel(), column.field())).toString();
      rows.add(ImmutableList.of(literal(column.name()), literal(type)));
    }
    List<Column> columns =
        List.of(Column.shown("column_name", "", 0), Column.shown("column_type", "", 1));
    return new Flow(
        LogicalValues.create(session.cluster(), row, rows.build()), columns, List.of(), false);
  }

  private RexLiteral literal(String text) {
    return (RexLiteral) new Literals(session.rex()).of(text, Simple.STRING);
  }
}

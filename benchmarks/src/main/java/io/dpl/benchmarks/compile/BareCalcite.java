package io.dpl.benchmarks.compile;

import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.FrameworkConfig;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;

/**
 * The quickstart's two statements as SQL, with built-in functions in the place of models and file
 * reads.
 */
final class BareCalcite {

  private static final String WRITE =
      "SELECT path, passage, CHAR_LENGTH(UPPER(passage)) AS vector FROM ("
          + "SELECT path, chunk AS passage FROM (SELECT path, TRIM(path) AS text, chunks FROM docs) AS d"
          + " CROSS JOIN UNNEST(d.chunks) AS t(chunk))";
  private static final String READ =
      "SELECT score, path, passage FROM ("
          + "SELECT p.path, p.passage, ROUND(SQRT(p.vector * q.wanted), 3) AS score FROM passages AS p"
          + " CROSS JOIN (SELECT CHAR_LENGTH(question) AS wanted FROM (VALUES ('how')) AS v(question)) AS q)"
          + " ORDER BY score DESC LIMIT 5";

  private final FrameworkConfig config;

  BareCalcite() {
    SchemaPlus schema = CalciteSchema.createRootSchema(false, false).plus();
    schema.add("DOCS", new Docs());
    schema.add("PASSAGES", new Passages());
    this.config =
        Frameworks.newConfigBuilder()
            .defaultSchema(schema)
            .parserConfig(SqlParser.config())
            .build();
  }

  /** Parses and validates both statements. */
  void validate() throws Exception {
    for (String sql : new String[] {WRITE, READ}) {
      try (Planner planner = Frameworks.getPlanner(config)) {
        SqlNode parsed = planner.parse(sql);
        planner.validate(parsed);
      }
    }
  }

  private static final class Docs extends AbstractTable {
    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      RelDataType text = types.createSqlType(SqlTypeName.VARCHAR);
      return types
          .builder()
          .add("PATH", text)
          .add("CHUNKS", types.createArrayType(text, -1))
          .build();
    }
  }

  private static final class Passages extends AbstractTable {
    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      RelDataType text = types.createSqlType(SqlTypeName.VARCHAR);
      RelDataType number = types.createSqlType(SqlTypeName.DOUBLE);
      return types.builder().add("PATH", text).add("PASSAGE", text).add("VECTOR", number).build();
    }
  }
}

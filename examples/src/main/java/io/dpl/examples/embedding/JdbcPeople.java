package io.dpl.examples.embedding;

import io.dpl.jdbc.NamedParameters;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A query through JDBC, as docs/how-to/jdbc.md shows it. */
final class JdbcPeople {

  private JdbcPeople() {}

  static List<String> find() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
        PreparedStatement statement =
            connection.prepareStatement(
                "VALUES ('ann', 34), ('bob', 51) AS t(name, age)"
                    + " | WHERE age > ? AND name <> $not | SELECT name, age")) {
      statement.setInt(1, 40);
      statement.unwrap(NamedParameters.class).set("not", "ann");
      try (ResultSet people = statement.executeQuery()) {
        while (people.next()) {
          found.add(people.getString("name") + " " + people.getInt("age"));
        }
      }
    }
    return found;
  }
}

package dev.plumbline.reporter.projection;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts as every database can keep them: PostgreSQL has no NUL in a text, and names in a repository
 * may hold one.
 */
final class TextArgument extends AbstractArgumentFactory<String> {
  TextArgument() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String storable = value.replace('\0', '\uFFFD');
    return (position, statement, _) -> statement.setString(position, storable);
  }
}

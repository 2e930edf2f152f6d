package dev.plumbline.pipeline.config;

import org.jspecify.annotations.Nullable;

/** The dashboard's projection; it can be rebuilt from the topics at any time. */
public record DatabaseConfig(
    @Setting(
            doc =
                "JDBC URL: jdbc:postgresql://HOST/NAME in production; without one, a SQLite file in"
                    + " the state directory.")
        String url,
    @Setting(doc = "User name.") String username,
    @Setting(doc = "Password.") @Nullable Secret password,
    @Setting(
            doc =
                "Connections to PostgreSQL at most, of this process; a question waits ten seconds"
                    + " for one.",
            def = "8")
        int connections) {
  public DatabaseConfig {
    Check.between("connections", connections, 2, 1_000);
  }
}

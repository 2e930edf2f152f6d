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
    @Setting(doc = "Password.") @Nullable Secret password) {}

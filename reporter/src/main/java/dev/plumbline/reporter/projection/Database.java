package dev.plumbline.reporter.projection;

import dev.plumbline.pipeline.config.DatabaseConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The projection's tables, in SQLite or PostgreSQL, brought to the newest schema when opened. */
public final class Database {
  /** Any number will do, as long as every reporter takes the same one. */
  private static final long PROJECTION_LOCK = 7_586_420_013L;

  private final Jdbi jdbi;
  private final boolean postgres;

  private Database(DataSource source, String dialect) {
    Flyway.configure().dataSource(source).locations("classpath:db/" + dialect).load().migrate();
    this.jdbi = Jdbi.create(source).registerArgument(new TextArgument());
    this.postgres = dialect.equals("postgresql");
  }

  /** PostgreSQL where a URL is set, else a file beside the other state. */
  public static Database open(DatabaseConfig config, Path state) {
    if (config.url().isEmpty()) {
      return sqlite(state.resolve("dashboard.db"));
    }
    Secret password = config.password();
    return postgresql(config.url(), config.username(), password == null ? null : password.reveal());
  }

  /** A file, made when it isn't there; for a single reporter. */
  public static Database sqlite(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(10_000);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return new Database(source, "sqlite");
  }

  /**
   * @param url {@code jdbc:postgresql://host/name}
   */
  public static Database postgresql(String url, String username, @Nullable String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(username);
    source.setPassword(password);
    return new Database(source, "postgresql");
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Lets one projecting transaction in at a time, so that the ids of live events become visible in
   * their order. SQLite has only one writer anyway.
   */
  void lockForProjection(Handle handle) {
    if (postgres) {
      handle
          .createQuery("SELECT pg_advisory_xact_lock(:lock) IS NULL")
          .bind("lock", PROJECTION_LOCK)
          .mapTo(Boolean.class)
          .one();
    }
  }

  /** Empties every table, so that the topics can be read again from their beginning. */
  public void clear() {
    jdbi.useTransaction(handle -> {
      for (String table :
          new String[] {
            "positions",
            "reviews",
            "heads",
            "closings",
            "phases",
            "sources",
            "findings",
            "lives",
            "events"
          }) {
        handle.createUpdate("DELETE FROM <table>").define("table", table).execute();
      }
    });
  }
}

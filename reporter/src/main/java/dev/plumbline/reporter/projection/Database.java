package dev.plumbline.reporter.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.config.DatabaseConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The projection's tables, in SQLite or PostgreSQL, brought to the newest schema when opened. */
public final class Database implements AutoCloseable {
  /** Any number will do, as long as every reporter takes the same one. */
  private static final long PROJECTION_LOCK = 7_586_420_013L;

  /** Longer than any question of the dashboard should take, shorter than a person's patience. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Data exception, integrity constraint violation, program limit exceeded
   * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
   */
  private static final Set<String> VALUE_CLASSES = Set.of("22", "23", "54");

  /** The bits of SQLite's result code that tell its kind. */
  private static final int PRIMARY = 0xff;

  private final Jdbi jdbi;
  private final DataSource source;
  private final boolean postgres;

  private Database(DataSource source, String dialect) {
    Flyway.configure().dataSource(source).locations("classpath:db/" + dialect).load().migrate();
    this.source = source;
    this.jdbi = Jdbi.create(source).registerArgument(new TextArgument());
    this.postgres = dialect.equals("postgresql");
  }

  /** PostgreSQL where a URL is set, else a file beside the other state. */
  public static Database open(DatabaseConfig config, Path state) {
    if (config.url().isEmpty()) {
      return sqlite(state.resolve("dashboard.db"));
    }
    return postgresql(config);
  }

  /** A file, made when it isn't there; for a single reporter. */
  public static Database sqlite(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        OwnerOnly.made(directory);
      }
      OwnerOnly.file(file); // what SQLite puts beside it takes its rights from it
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
   * Connections are shared, and made anew when the server has broken them.
   *
   * @throws ConnectionException when it does not answer
   */
  private static Database postgresql(DatabaseConfig config) {
    var settings = new HikariConfig();
    settings.setPoolName("projection");
    settings.setJdbcUrl(config.url());
    settings.setUsername(config.username());
    Secret password = config.password();
    settings.setPassword(password == null ? null : password.reveal());
    settings.setMaximumPoolSize(config.connections());
    settings.setMinimumIdle(1);
    settings.setConnectionTimeout(PATIENCE.toMillis());
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(settings);
    } catch (PoolInitializationException e) {
      throw new ConnectionException(e);
    }
    try {
      return new Database(pool, "postgresql");
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Lets one projecting transaction in at a time, so that the ids of live events become visible in
   * their order; the first thing that a transaction does. SQLite has only one writer anyway, but
   * refuses at once, however long it may wait, whoever has read and writes after another has
   * written (https://www.sqlite.org/rescode.html#busy_snapshot): a write that changes nothing makes
   * it one that writes from its start.
   */
  void lockForProjection(Handle handle) {
    if (!postgres) {
      handle.execute("UPDATE positions SET next = next WHERE topic = ''");
    } else {
      handle
          .createQuery("SELECT pg_advisory_xact_lock(:lock) IS NULL")
          .bind("lock", PROJECTION_LOCK)
          .mapTo(Boolean.class)
          .one();
    }
  }

  /**
   * Whether it was for what was to be written that it can't be: a value that fits no column or no
   * index, or an event that is none. What may be over in a moment is no reason, and neither is what
   * the tables themselves lack.
   */
  static boolean refusesValue(RuntimeException failure) {
    if (failure instanceof ConnectionException) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY)) {
          case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> true;
          default -> false;
        };
      }
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state != null
            && VALUE_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
      }
    }
    return true;
  }

  /** Empties every table, so that the topics can be read again from their beginning. */
  public void clear() {
    jdbi.useTransaction(handle -> {
      for (String table :
          new String[] {
            "positions",
            "reviews",
            "early_reports",
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

  /** Gives the connections back. */
  @Override
  public void close() {
    if (source instanceof HikariDataSource pool) {
      pool.close();
    }
  }
}

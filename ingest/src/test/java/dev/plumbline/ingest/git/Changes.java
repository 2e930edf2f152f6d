package dev.plumbline.ingest.git;

import dev.plumbline.ingest.intake.Intake;
import dev.plumbline.ingest.intake.IntakeLimits;
import dev.plumbline.ingest.intake.OwnSupplies;
import dev.plumbline.ingest.intake.Packs;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Changes and openers for tests. */
public final class Changes {
  private Changes() {}

  public static RepositoryChanged of(Object url, String ref, String head, String base) {
    return new RepositoryChanged(
        "example.com/acme/shop",
        url.toString(),
        ref,
        head,
        base,
        false,
        Lane.INTERACTIVE,
        0,
        "",
        List.of(),
        Settings.DEFAULT);
  }

  public static Repositories repositories(Path state) {
    return new Repositories(
        state,
        new RemotePolicy(List.of("*", "127.0.0.1", "localhost"), true),
        TreeLimits.DEFAULT,
        Credentials.NONE,
        Duration.ofSeconds(20));
  }

  /** An intake with artifacts and state below a directory. */
  public static Intake intake(Path dir) {
    return new Intake(
        repositories(dir.resolve("state")),
        new DirectoryStore(dir.resolve("artifacts")),
        new IntakeLimits(Duration.ofMinutes(1), Duration.ofHours(12), 64 << 20, 100, 16 << 20, 50),
        "test",
        "judges",
        Packs.NONE,
        OwnSupplies.NONE);
  }
}

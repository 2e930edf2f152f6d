package dev.plumbline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharingTest {
  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          Duration.ofMinutes(10), Duration.ofHours(1), 64L << 20, 20_000, 16L << 20, 3);
  private static final String OUTER =
      "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '%s'}}}\n";

  @TempDir Path dir;

  @Test
  void a_template_that_two_others_nest_is_shared_by_them() throws Exception {
    var repo = TestRepository.init(dir.resolve("shop"));
    repo.write("app.yaml", OUTER.formatted("nested/queue.yaml"));
    repo.write("web.yaml", OUTER.formatted("nested/queue.yaml"));
    repo.write("own.yaml", OUTER.formatted("nested/topic.yaml"));
    repo.write("nested/queue.yaml", "Resources: {Q: {Type: 'AWS::SQS::Queue'}}\n");
    repo.write("nested/topic.yaml", "Resources: {T: {Type: 'AWS::SNS::Topic'}}\n");
    repo.commit("first");

    var intake =
        new Intake(
            Changes.repositories(dir.resolve("state")),
            new DirectoryStore(dir.resolve("artifacts")),
            LIMITS,
            "test",
            "those of today",
            Packs.NONE,
            OwnSupplies.NONE);
    var taken =
        (Taken.Started)
            intake.take(
                Changes.of(repo.directory(), "main", "main", ""),
                7,
                Instant.parse("2026-11-23T12:00:00Z"),
                Estate.EMPTY,
                Budget.generous());

    assertThat(taken.stacks())
        .extracting(one -> one.stack().name(), StackChanged::shared)
        .containsExactlyInAnyOrder(
            tuple("app.yaml", List.of(new Shared("nested/queue.yaml", List.of("web.yaml"), 1))),
            tuple("web.yaml", List.of(new Shared("nested/queue.yaml", List.of("app.yaml"), 1))),
            tuple("own.yaml", List.of()));
  }
}

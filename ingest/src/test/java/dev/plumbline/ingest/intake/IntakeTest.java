package dev.plumbline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.config.CostConfig;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {
  private static final String PROVIDER = "provider \"aws\" {}\n";
  private static final Instant WRITTEN = Instant.parse("2026-11-23T12:00:00Z");
  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          Duration.ofMinutes(10), Duration.ofHours(12), 64L << 20, 20_000, 16L << 20, 3);

  @TempDir Path dir;
  private DirectoryStore artifacts;
  private Snapshots snapshots;
  private TestRepository repo;
  private OwnSupplies supplies = OwnSupplies.NONE;
  private Packs packs = Packs.NONE;
  private String judges = "those of today";

  @BeforeEach
  void open() throws Exception {
    artifacts = new DirectoryStore(dir.resolve("artifacts"));
    snapshots = new Snapshots(artifacts);
    repo = TestRepository.init(dir.resolve("shop"));
    repo.write("app/main.tf", PROVIDER + "module \"m\" {\n  source = \"../shared\"\n}\n");
    repo.write("net/main.tf", PROVIDER).write("shared/main.tf", "locals {}\n");
  }

  @Test
  void a_working_tree_without_a_base_is_reviewed_whole() throws Exception {
    var taken = started(Changes.of(repo.directory(), "", "", ""));

    assertThat(taken.started().stacks())
        .containsExactly("example.com/acme/shop/app", "example.com/acme/shop/net");
    StackChanged app = taken.stacks().getFirst();
    assertThat(app.base()).isNull();
    assertThat(app.stacks()).isEqualTo(2);
    assertThat(app.generation()).isEqualTo(7);
    assertThat(app.evaluationDate()).isEqualTo("2026-11-23");
    assertThat(snapshots.get(Objects.requireNonNull(app.head())).files())
        .containsOnlyKeys("app/main.tf", "shared/main.tf");
  }

  @Test
  void who_shares_code_with_other_stacks_knows_them() throws Exception {
    repo.write("jobs/main.tf", "module \"s\" {\n  source = \"../shared\"\n}\n");
    repo.write("jobs/backend.tf", "terraform {\n  backend \"s3\" {}\n}\n");
    repo.commit("first");

    var taken = started(Changes.of(repo.directory(), "main", "main", ""));

    assertThat(taken.stacks())
        .filteredOn(stack -> stack.stack().name().equals("jobs"))
        .singleElement()
        .satisfies(stack ->
            assertThat(stack.shared())
                .containsExactly(new StackChanged.Shared("shared", List.of("app"), 1)));
    assertThat(taken.stacks())
        .filteredOn(stack -> stack.stack().name().equals("net"))
        .allSatisfy(stack -> assertThat(stack.shared()).isEmpty());
  }

  @Test
  void a_range_brings_only_what_it_concerns_with_both_sides() throws Exception {
    repo.commit("first");
    repo.branch("feature").write("shared/main.tf", "locals { a = 1 }\n").commit("second");

    var taken = started(Changes.of(repo.directory(), "feature", "feature", "main"));

    assertThat(taken.stacks())
        .extracting(StackChanged::key)
        .containsExactly("example.com/acme/shop/app");
    StackChanged app = taken.stacks().getFirst();
    assertThat(text(app.head(), "shared/main.tf")).isEqualTo("locals { a = 1 }\n");
    assertThat(text(app.base(), "shared/main.tf")).isEqualTo("locals {}\n");
  }

  @Test
  void a_removed_stack_has_no_head() throws Exception {
    String before = repo.commit("first");
    Files.delete(repo.directory().resolve("net/main.tf"));
    String after = repo.commit("second");

    var taken = started(Changes.of(repo.directory(), "main", after, before));

    assertThat(taken.stacks()).singleElement().satisfies(s -> assertThat(s.head()).isNull());
  }

  @Test
  void a_removed_stack_brings_what_the_repository_says_of_it_and_nobody_else_can()
      throws Exception {
    repo.write(".plumbline.yaml", "branches: [main]\n");
    String before = repo.commit("first");
    Files.delete(repo.directory().resolve("net/main.tf"));
    String said =
        "acknowledgements:\n- {stack: net, address: aws_eip.a, reason: x}\n"
            + "- {stack: nte, address: aws_eip.a, reason: x}\n";
    String after = repo.write(".plumbline.yaml", said).commit("second");
    var forged =
        new Supply(
            Supply.Kind.SETTINGS, ".plumbline.yaml", artifacts.put(new byte[] {1}, "text/plain"));
    RepositoryChanged change = Changes.of(repo.directory(), "main", after, before);

    var taken = started(change.with(change.settings().bringing(List.of(forged))));

    assertThat(taken.stacks())
        .filteredOn(stack -> stack.stack().name().equals("net"))
        .singleElement()
        .satisfies(net ->
            assertThat(net.settings().supplies())
                .singleElement()
                .satisfies(
                    own -> assertThat(artifacts.get(own.content())).asString().isEqualTo(said)));
    assertThat(taken.started().notes())
        .containsOnlyOnce(
            ".plumbline.yaml: acknowledgements for nte take nothing on: there is no such stack");
  }

  @Test
  void an_environment_whose_values_are_gone_has_neither_side_and_is_told() throws Exception {
    repo.write("net/prod.tfvars", "").write("net/test.tfvars", "");
    String before = repo.commit("first");
    Files.delete(repo.directory().resolve("net/test.tfvars"));
    String after = repo.commit("second");

    var taken = started(Changes.of(repo.directory(), "main", after, before));

    assertThat(taken.stacks())
        .filteredOn(stack -> stack.stack().name().equals("net@test"))
        .singleElement()
        .satisfies(stack -> {
          assertThat(stack.head()).isNull();
          assertThat(stack.base()).isNull();
        });
    assertThat(taken.started().notes())
        .anySatisfy(note -> assertThat(note).startsWith("net@test is no longer reviewed"));
  }

  @Test
  void a_change_that_concerns_no_stack_starts_a_review_of_none_and_says_so() throws Exception {
    String before = repo.commit("first");
    String after = repo.write("README.md", "words").commit("second");

    var taken = started(Changes.of(repo.directory(), "main", after, before));

    assertThat(taken.stacks()).isEmpty();
    assertThat(taken.started().notes())
        .containsExactly("nothing to review: the change concerns none of the 2 stacks");
    assertThat(taken.started().nothing()).isFalse();
  }

  @Test
  void a_repository_without_a_stack_says_what_was_looked_for() throws Exception {
    Path plain = Files.createDirectories(dir.resolve("plain"));

    var taken = started(Changes.of(plain, "", "", ""));

    assertThat(taken.started().notes()).singleElement().asString().contains("no Terraform root");
    assertThat(taken.started().nothing()).isTrue();
  }

  @Test
  void a_directory_that_was_named_brings_its_stacks_only() throws Exception {
    var app = started(Changes.of(repo.directory().resolve("app"), "", "", ""));
    var shared = started(Changes.of(repo.directory().resolve("shared"), "", "", ""));

    assertThat(app.started().stacks()).containsExactly("example.com/acme/shop/app");
    assertThat(shared.started().notes())
        .containsExactly(
            "nothing to review: there is no stack in shared; the repository's stacks are app, net");
  }

  @Test
  void what_cannot_be_read_is_rejected_with_the_reason() throws Exception {
    var taken = take(Changes.of(dir.resolve("nowhere"), "", "", ""));

    assertThat(taken)
        .isInstanceOfSatisfying(
            Taken.Rejected.class,
            rejected -> assertThat(rejected.rejected().reason()).contains("no directory"));
  }

  @Test
  void a_review_of_many_stacks_travels_on_the_bulk_lane_with_a_later_deadline() throws Exception {
    var few = started(Changes.of(repo.directory(), "", "", ""));
    for (String name : List.of("a", "b", "c", "d", "e")) {
      repo.write("more/" + name + "/main.tf", PROVIDER);
    }
    var many = started(Changes.of(repo.directory(), "", "", ""));

    assertThat(few.started().lane()).isEqualTo(Lane.INTERACTIVE);
    assertThat(many.stacks()).hasSize(7).allMatch(stack -> stack.lane() == Lane.BULK);
    assertThat(Duration.between(few.started().deadline(), many.started().deadline()))
        .isGreaterThan(Duration.ofMinutes(19));
  }

  /**
   * 2,000 repositories are looked at for the first time, and the lane goes through them in turn.
   */
  @Test
  void a_bulk_review_has_the_lanes_own_deadline_however_small_it_is() throws Exception {
    var change = Changes.of(repo.directory(), "", "", "");
    var asBulk =
        new RepositoryChanged(
            change.repository(),
            change.url(),
            change.ref(),
            change.head(),
            change.base(),
            change.tracked(),
            Lane.BULK,
            change.run(),
            change.requestId(),
            change.paths(),
            change.settings());

    var people = started(change).started();
    var imported = started(asBulk).started();

    assertThat(Duration.between(people.at(), people.deadline())).isEqualTo(Duration.ofMinutes(10));
    assertThat(Duration.between(imported.at(), imported.deadline()))
        .isEqualTo(Duration.ofHours(12));
    assertThat(LIMITS.deadline(Lane.BULK, 1_000)).isEqualTo(Duration.ofMinutes(10 * 334));
  }

  @Test
  void the_identity_follows_from_the_content_and_the_question() throws Exception {
    var change = Changes.of(repo.directory(), "", "", "");
    String first = started(change).started().reviewId();

    assertThat(started(change).started().reviewId()).isEqualTo(first);
    assertThat(started(run(change, 1)).started().reviewId()).isNotEqualTo(first);
    repo.write("net/main.tf", PROVIDER + "# touched\n");
    assertThat(started(change).started().reviewId()).isNotEqualTo(first);
  }

  @Test
  void a_stack_over_the_limit_fails_with_the_reason_and_the_others_go_on() throws Exception {
    repo.write("net/more.tf", "# " + "x".repeat(2_000));
    var tight =
        new IntakeLimits(Duration.ofMinutes(1), Duration.ofHours(12), 1_000, 100, 16 << 20, 50);

    var taken = (Taken.Started) intake(tight).take(change(), 7, WRITTEN, Estate.EMPTY, budget());

    assertThat(taken.started().stacks()).hasSize(2);
    assertThat(taken.stacks()).hasSize(1).allMatch(stack -> stack.stacks() == 2);
    assertThat(taken.failed())
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.stack()).isEqualTo("example.com/acme/shop/net");
          assertThat(failed.lost()).isTrue();
          assertThat(failed.reason()).contains("review.stack-size");
        });
  }

  @Test
  void a_stack_of_twenty_megabytes_is_a_small_record() throws Exception {
    for (int i = 0; i < 20; i++) {
      repo.write("net/big" + i + ".tf", ("# " + "x".repeat(98) + i + "\n").repeat(10_000));
    }

    var taken = started(change());

    StackChanged net = taken.stacks().getLast();
    assertThat(Json.bytes(net).length).isLessThan(2_000);
    assertThat(snapshots.get(Objects.requireNonNull(net.head())).bytes()).isGreaterThan(20_000_000);
  }

  @Test
  void large_and_binary_files_beside_the_code_are_left_out() throws Exception {
    repo.write("net/archive.zip", "PK\u0000\u0001").write("net/dump.sql", "x".repeat(2 << 20));
    repo.write("net/huge.json", "x".repeat(200));
    var tight =
        new IntakeLimits(Duration.ofMinutes(1), Duration.ofHours(12), 64L << 20, 100, 150, 50);

    var taken = (Taken.Started) intake(tight).take(change(), 7, WRITTEN, Estate.EMPTY, budget());

    var net = taken.stacks().getLast();
    assertThat(snapshots.get(Objects.requireNonNull(net.head())).files())
        .containsOnlyKeys("net/main.tf");
    assertThat(taken.started().notes())
        .containsExactly("not read, larger than review.file-size: net/dump.sql, net/huge.json");
  }

  @Test
  void who_reads_what_a_changed_stack_offers_is_reviewed_with_it() throws Exception {
    String before = repo.commit("first");
    String after = repo.write("net/main.tf", PROVIDER + "locals {}").commit("second");
    String name = "example.com/acme/shop";
    var estate =
        new Estate(
            1,
            Map.of(
                name + "/net",
                new StackInterface(
                    name, "net", 1, Map.of("vpc-id", ""), List.of(), List.of(), Map.of()),
                name + "/app",
                new StackInterface(
                    name, "app", 1, Map.of(), List.of(), List.of("vpc-id"), Map.of())));

    var change = Changes.of(repo.directory(), "main", after, before);
    var taken = (Taken.Started) intake(LIMITS).take(change, 7, WRITTEN, estate, budget());

    assertThat(taken.stacks())
        .extracting(StackChanged::key)
        .containsExactly(name + "/app", name + "/net");
  }

  @Test
  void the_repository_says_which_branches_are_tracked_but_a_pull_request_never_is()
      throws Exception {
    String head = repo.write(".plumbline.yaml", "branches: [main, pull/1]\n").commit("first");

    assertThat(started(Changes.of(repo.directory(), "main", head, "")).started().tracked())
        .isTrue();
    assertThat(started(Changes.of(repo.directory(), "pull/1", head, "")).started().tracked())
        .isFalse();
  }

  @Test
  void the_stacks_of_a_large_monorepo_are_named_beside_the_record() throws Exception {
    int count = 600;
    for (int i = 0; i < count; i++) {
      repo.write(
          "regions/%s/%03d/main.tf".formatted("x".repeat(60), i), "locals { i = " + i + " }");
    }

    var started = started(change()).started();

    assertThat(started.count()).isEqualTo(count + 2); // app and net
    assertThat(started.stacks()).isEmpty();
    assertThat(Events.of(started).size()).isLessThan(2_000);
    assertThat(Listing.read(started.stacks(), started.list(), artifacts))
        .hasSize(count + 2)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith(started.repository() + "/"));
  }

  private RepositoryChanged change() {
    return Changes.of(repo.directory(), "", "", "");
  }

  private static RepositoryChanged run(RepositoryChanged change, int run) {
    return new RepositoryChanged(
        change.repository(),
        change.url(),
        change.ref(),
        change.head(),
        change.base(),
        change.tracked(),
        change.lane(),
        run,
        change.requestId(),
        change.paths(),
        change.settings());
  }

  @Test
  void packs_go_with_every_stack_and_are_part_of_the_reviews_identity() throws Exception {
    var change = Changes.of(repo.directory(), "", "", "");
    var without = started(change);
    Path pack = Files.createDirectories(dir.resolve("pack"));
    Files.writeString(pack.resolve("pack.yaml"), "policies: []\n");
    packs =
        new Packs(
            Changes.repositories(dir.resolve("state"))::open,
            List.of(pack.toString()),
            Duration.ZERO,
            Clock.systemUTC());

    var with = started(change);

    assertThat(without.stacks()).extracting(StackChanged::packs).containsOnlyNulls();
    assertThat(with.stacks()).hasSize(2);
    assertThat(text(with.stacks().getFirst().packs(), "00-pack/pack.yaml"))
        .isEqualTo("policies: []\n");
    assertThat(with.started().reviewId()).isNotEqualTo(without.started().reviewId());
  }

  @Test
  void the_operators_prices_go_with_every_change_before_what_it_brings_itself() throws Exception {
    Path prices = Files.writeString(dir.resolve("acme.csv"), "type,component,unit,price\n");
    var brought =
        new Supply(Supply.Kind.PRICES, "own.csv", artifacts.put(new byte[] {1}, "text/csv"));
    var change = Changes.of(repo.directory(), "", "", "");
    var without = started(change);
    supplies = new OwnSupplies(new CostConfig(List.of(prices), List.of()));

    var with = started(change.with(Settings.DEFAULT.with(List.of(brought))));

    assertThat(with.stacks().getFirst().settings().supplies())
        .extracting(Supply::name)
        .containsExactly("acme.csv", "own.csv");
    assertThat(with.started().reviewId()).isNotEqualTo(without.started().reviewId());
  }

  @Test
  void a_state_among_the_sources_is_known_and_what_is_in_it_is_not_kept() throws Exception {
    repo.write("net/terraform.tfstate", "{\"password\": \"hunter2\"}");

    var taken = started(Changes.of(repo.directory(), "", "", ""));

    assertThat(text(taken.stacks().getLast().head(), "net/terraform.tfstate")).isEmpty();
  }

  @Test
  void prices_that_cannot_be_read_reject_the_change() throws Exception {
    supplies = new OwnSupplies(new CostConfig(List.of(dir.resolve("gone.csv")), List.of()));

    assertThat(take(Changes.of(repo.directory(), "", "", "")))
        .isInstanceOfSatisfying(
            Taken.Rejected.class,
            rejected ->
                assertThat(rejected.rejected().reason())
                    .contains("gone.csv can't be read", "cost.prices"));
  }

  @Test
  void other_policies_or_facts_make_another_review_of_the_same_commits() throws Exception {
    var change = Changes.of(repo.directory(), "", "", "");
    var before = started(change);
    judges = "those of the next release";
    var after = started(change);

    assertThat(after.started().reviewId()).isNotEqualTo(before.started().reviewId());
    assertThat(after.stacks()).extracting(StackChanged::judges).containsOnly(judges);
  }

  private Taken.Started started(RepositoryChanged change) throws IOException {
    return (Taken.Started) take(change);
  }

  private Taken take(RepositoryChanged change) throws IOException {
    return intake(LIMITS).take(change, 7, WRITTEN, Estate.EMPTY, budget());
  }

  private Intake intake(IntakeLimits limits) {
    return new Intake(
        Changes.repositories(dir.resolve("state")),
        artifacts,
        limits,
        "test",
        judges,
        packs,
        supplies);
  }

  private static Budget budget() {
    return Budget.generous();
  }

  private String text(@Nullable ArtifactRef ref, String path) throws IOException {
    return new String(
        Objects.requireNonNull(snapshots.get(Objects.requireNonNull(ref)).file(path)),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}

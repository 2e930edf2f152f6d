package dev.plumbline.ingest.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTest {
  @TempDir Path dir;
  private Repositories repositories;

  @BeforeEach
  void open() {
    repositories = Changes.repositories(dir.resolve("state"));
  }

  @Test
  void a_working_tree_holds_what_is_tracked_changed_and_untracked_but_not_what_is_ignored()
      throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write(Map.of("main.tf", "old", "kept.log", "tracked", "gone.tf", "x"));
      repo.commit("first");
      repo.write(Map.of(".gitignore", "*.log\n/build/\n!net/keep.log\n", "main.tf", "new"));
      repo.write(
          Map.of("net/new.tf", "n", "net/a.log", "l", "net/keep.log", "k", "build/x.tf", ""));
      Files.delete(repo.directory().resolve("gone.tf"));

      try (var change = repositories.open(Changes.of(repo.directory(), "", "", ""))) {
        assertThat(change.head().paths())
            .containsExactly(".gitignore", "kept.log", "main.tf", "net/keep.log", "net/new.tf");
        assertThat(new String(change.head().read("main.tf"), UTF_8)).isEqualTo("new");
        assertThat(change.baseTree()).isEmpty();
      }
    }
  }

  @Test
  void a_working_tree_is_compared_with_where_its_branch_left_the_base() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "1").write("same.tf", "s");
      String parted = repo.commit("first");
      repo.branch("feature").write("main.tf", "2").commit("mine");
      repo.checkout("main").write("theirs.tf", "t").commit("theirs");
      repo.checkout("feature").write("main.tf", "3");

      try (var change = repositories.open(Changes.of(repo.directory(), "", "", "main"))) {
        assertThat(change.baseRevision()).isEqualTo(parted);
        var base = change.baseTree().orElseThrow();
        assertThat(base.paths()).containsExactly("main.tf", "same.tf");
        assertThat(base.id("same.tf")).isEqualTo(change.head().id("same.tf"));
        assertThat(base.id("main.tf")).isNotEqualTo(change.head().id("main.tf"));
      }
    }
  }

  @Test
  void a_directory_below_the_root_is_named_within_its_repository() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("infra/prod/main.tf", "x").commit("first");

      Path named = repo.directory().resolve("infra/prod");
      try (var change = repositories.open(Changes.of(named, "", "", ""))) {
        assertThat(change.within()).isEqualTo("infra/prod");
        assertThat(change.head().paths()).containsExactly("infra/prod/main.tf");
      }
    }
  }

  @Test
  void a_directory_that_its_repository_ignores_stands_for_itself() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write(Map.of(".gitignore", "/out/\n", "out/unpacked/main.tf", "x")).commit("first");

      Path named = repo.directory().resolve("out/unpacked");
      try (var change = repositories.open(Changes.of(named, "", "", ""))) {
        assertThat(change.within()).isEmpty();
        assertThat(change.head().paths()).containsExactly("main.tf");
      }
    }
  }

  @Test
  void a_directory_without_git_is_read_as_it_is() throws Exception {
    Path plain = Files.createDirectories(dir.resolve("plain/a"));
    Files.writeString(plain.resolve("main.tf"), "x");

    try (var change = repositories.open(Changes.of(dir.resolve("plain"), "", "", ""))) {
      assertThat(change.head().paths()).containsExactly("a/main.tf");
    }
    assertThatThrownBy(() -> repositories.open(Changes.of(dir.resolve("plain"), "", "", "main")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is no Git repository, so it has no revisions to compare");
  }

  @Test
  void symbolic_links_that_are_committed_are_named_and_not_followed() throws Exception {
    Files.writeString(dir.resolve("secret.tf"), "secret");
    Files.createDirectories(dir.resolve("secrets")).resolve("s.tf").toFile().createNewFile();
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "x");
      link(repo, "out.tf", "../secret.tf");
      link(repo, "absolute.tf", dir.resolve("secret.tf").toString());
      link(repo, "modules/up", "../../secrets");
      link(repo, "loop/again", "../loop");
      link(repo, "self.tf", "self.tf");
      String commit = repo.commit("first");

      for (String revision : List.of(commit, "")) {
        try (var change = repositories.open(Changes.of(repo.directory(), "main", revision, ""))) {
          assertThat(change.head().paths()).containsExactly("main.tf");
          assertThat(change.head().notes())
              .containsExactly(
                  "not read, symbolic link (5): absolute.tf, loop/again, modules/up, …");
        }
      }
    }
  }

  private static void link(TestRepository repo, String path, String target) throws IOException {
    Path link = repo.directory().resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  @Test
  void symbolic_links_and_repositories_inside_are_named_and_not_followed() throws Exception {
    Files.writeString(dir.resolve("secret.tf"), "secret");
    try (var repo = TestRepository.init(dir.resolve("shop"));
        var inner = TestRepository.init(dir.resolve("shop/vendor/inner"))) {
      inner.write("x.tf", "x");
      repo.write("main.tf", "x");
      Files.createSymbolicLink(repo.directory().resolve("out.tf"), dir.resolve("secret.tf"));
      Files.createSymbolicLink(repo.directory().resolve("updir"), dir);

      try (var change = repositories.open(Changes.of(repo.directory(), "", "", ""))) {
        assertThat(change.head().paths()).containsExactly("main.tf");
        assertThat(change.notes())
            .containsExactlyInAnyOrder(
                "not read, another repository (1): vendor/inner",
                "not read, symbolic link (2): out.tf, updir");
      }
    }
  }

  @Test
  void installed_modules_are_read_though_git_ignores_them_and_are_no_change() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write(Map.of(".gitignore", ".terraform/\n", "main.tf", "x")).commit("first");
      repo.write(".terraform/modules/vpc/main.tf", "v").write(".terraform/providers/aws", "p");

      try (var change = repositories.open(Changes.of(repo.directory(), "", "", "main"))) {
        assertThat(change.head().paths())
            .containsExactly(".gitignore", ".terraform/modules/vpc/main.tf", "main.tf");
        assertThat(change.baseTree().orElseThrow().paths()).isEqualTo(change.head().paths());
      }
    }
  }

  @Test
  void limits_refuse_a_large_file_and_a_tree_of_too_many() throws Exception {
    var small =
        new Repositories(
            dir.resolve("state"),
            RemotePolicy.ofCommandLine(),
            new TreeLimits(2, 3, 10),
            Credentials.NONE,
            Duration.ofSeconds(5));
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String head = repo.write("big.tf", "x".repeat(11)).write("a/b/c/d.tf", "deep").commit("1");

      for (String revision : List.of("", head)) {
        try (var change = small.open(Changes.of(repo.directory(), "", revision, ""))) {
          assertThat(change.head().paths()).containsExactly("big.tf");
          assertThat(change.notes()).containsExactly("not read, too deep (1): a/b/c");
          assertThatThrownBy(() -> change.head().read("big.tf"))
              .hasMessageContaining("big.tf is larger than 10 bytes");
        }
      }
      repo.write("two.tf", "").write("three.tf", "");
      assertThatThrownBy(() -> small.open(Changes.of(repo.directory(), "", "", "")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("more than 2 files");
    }
  }

  /** A stack's path is part of keys that have to fit into an index. */
  @Test
  void a_path_longer_than_a_kilobyte_is_left_out_with_a_note() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      String fits = ("x".repeat(200) + "/").repeat(5) + "y".repeat(1_024 - 5 * 201 - 3) + ".tf";
      String folder = ("z".repeat(200) + "/").repeat(5) + "\u00e9".repeat(20);
      String head = repo.write(fits, "a").write(folder + "/main.tf", "b").commit("long");
      assertThat(fits).hasSize(1_024);

      for (String revision : List.of("", head)) {
        try (var change = repositories.open(Changes.of(repo.directory(), "", revision, ""))) {
          assertThat(change.head().paths()).containsExactly(fits);
          assertThat(change.notes())
              .singleElement()
              .asString()
              .startsWith("not read, path is too long (1): zzz");
        }
      }
    }
  }

  @Test
  void what_is_asked_for_wrongly_is_answered_in_one_line() throws Exception {
    Files.writeString(dir.resolve("file.tf"), "x");
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("main.tf", "x").commit("first");
      Path shop = repo.directory();

      assertThat(refusal(dir.resolve("nowhere"), "", ""))
          .isEqualTo("there is no directory " + dir.resolve("nowhere") + "; check the path");
      assertThat(refusal(dir.resolve("file.tf"), "", "")).contains("is a file");
      assertThat(refusal(shop, "", "nope"))
          .isEqualTo(
              "there is no branch, tag or commit nope in "
                  + shop
                  + "; check its spelling, or fetch it first");
      assertThat(refusal(shop, "a..b", "")).contains("a..b");
      assertThat(refusal(shop, "0".repeat(39) + "1", "")).contains("fetch it first");
      assertThat(refusal("", "", "")).contains("give a path or a URL");
      assertThat(refusal("ftp://example.com/x", "", "")).contains("ftp URLs are not read");
    }
  }

  private String refusal(Object url, String head, String base) {
    var thrown = new SourceException[1];
    assertThatThrownBy(() -> repositories.open(Changes.of(url, "", head, base)).close())
        .isInstanceOfSatisfying(SourceException.class, e -> thrown[0] = e);
    assertThat(thrown[0].getMessage()).doesNotContain("\n");
    return String.valueOf(thrown[0].getMessage());
  }
}

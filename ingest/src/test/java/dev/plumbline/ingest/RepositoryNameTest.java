package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepositoryNameTest {
  @ParameterizedTest
  @CsvSource({
    "https://GitHub.com/acme/shop.git, github.com/acme/shop",
    "https://user@github.com/acme/shop/, github.com/acme/shop",
    "git@github.com:acme/shop.git, github.com/acme/shop",
    "ssh://git@git.example.com:2222/acme/shop, git.example.com:2222/acme/shop",
    "file:///srv/shop, /srv/shop",
    "/srv/shop, /srv/shop",
    "https://git.example.com/a@b/shop, git.example.com/a@b/shop",
    "https://evil.example/x@github.com/org/prod, evil.example/x@github.com/org/prod",
    "https://user:pa@ss@git.example.com/shop, git.example.com/shop",
    "https://user@git.example.com, git.example.com",
    "file://%zz, %zz",
    "file:///srv/100%, /srv/100%",
  })
  void each_way_to_write_a_url_is_one_repository(String url, String name) {
    assertThat(RepositoryName.of(url)).isEqualTo(name);
  }
}

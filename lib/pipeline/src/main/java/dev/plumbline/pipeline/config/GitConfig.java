package dev.plumbline.pipeline.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which Git remotes ingest may read, and which it watches. */
public record GitConfig(
    @Setting(
            doc =
                "Hosts that may be read from; * for any. Loopback and link-local ones, and any over plain"
                    + " http, only when listed by name.",
            def = "github.com, gitlab.com, bitbucket.org, codeberg.org")
        List<String> allowedHosts,
    @Setting(doc = "Whether file URLs and local paths may be read.", def = "false")
        boolean allowLocal,
    @Setting(doc = "User name for https remotes.", def = "x-access-token") String username,
    @Setting(doc = "Token or password for https remotes.") @Nullable Secret token,
    @Setting(doc = "The one host that this token is sent to.", def = "github.com") String tokenHost,
    @Setting(doc = "Longest wait for a remote.", def = "2m") Duration timeout,
    @Setting(
            doc = "What one fetch may bring; a repository that sends more is rejected.",
            def = "2GiB")
        ByteSize fetchSize,
    @Setting(
            doc =
                "What copies of remote repositories may take of the state directory; those used"
                    + " longest ago are removed, and fetched again when they are wanted.",
            def = "10GiB")
        ByteSize copiesSize,
    @Setting(doc = "URLs of repositories to look at when webhooks were missed.")
        List<String> repositories,
    @Setting(doc = "How often to look.", def = "5m") Duration pollInterval) {
  public GitConfig {
    allowedHosts = List.copyOf(allowedHosts);
    repositories = List.copyOf(repositories);
  }
}

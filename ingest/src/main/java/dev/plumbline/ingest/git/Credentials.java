package dev.plumbline.ingest.git;

import dev.plumbline.pipeline.config.GitConfig;
import dev.plumbline.pipeline.config.Secret;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Access tokens by host name, as a bare token or {@code user:token}. They come from the environment
 * or from files, and are sent to no other host.
 */
public record Credentials(Map<String, String> tokens) {
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    tokens = Map.copyOf(tokens);
  }

  /** What an operator gave: one token, for one host. */
  public static Credentials of(GitConfig git) {
    Secret token = git.token();
    return token == null
        ? NONE
        : new Credentials(Map.of(git.tokenHost(), git.username() + ":" + token.reveal()));
  }

  Optional<CredentialsProvider> of(Location.Remote remote) {
    String token = tokens.get(remote.host());
    if (token == null || !"https".equals(remote.uri().getScheme())) {
      return Optional.empty();
    }
    int colon = token.indexOf(':');
    // GitHub wants this user for a token of an app; the other hosts take any.
    String user = colon < 0 ? "x-access-token" : token.substring(0, colon);
    return Optional.of(new UsernamePasswordCredentialsProvider(user, token.substring(colon + 1)));
  }

  /** Names the hosts only. */
  @Override
  public String toString() {
    return "Credentials" + tokens.keySet();
  }
}

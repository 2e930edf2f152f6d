package dev.plumbline.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.GitConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks GitHub or GitLab which pull requests are open, where there is a token for the host: the refs
 * don't tell. GitHub: {@code GET /repos/OWNER/NAME/pulls}; GitLab: {@code GET
 * /projects/PATH/merge_requests}.
 */
public final class OpenPulls {
  private static final Logger LOG = LoggerFactory.getLogger(OpenPulls.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;

  private final @Nullable Secret token;
  private final String host;
  private final String api;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** By the token of the operator, for its host only. */
  public static OpenPulls of(GitConfig git) {
    return new OpenPulls(
        git.token(),
        git.tokenHost(),
        git.tokenHost().equals("github.com")
            ? "https://api.github.com"
            : "https://" + git.tokenHost() + "/api/v4");
  }

  /**
   * @param host of the repositories to ask about
   * @param api where to ask; GitLab's ends with its version
   */
  OpenPulls(@Nullable Secret token, String host, String api) {
    this.token = token;
    this.host = host;
    this.api = api;
  }

  /**
   * The open ones' numbers, each with the branch that it is to go into.
   *
   * @return empty where nobody can be asked, or does not answer; then the refs have to do
   */
  Optional<Map<Long, String>> of(String url) {
    String name = RepositoryName.of(url);
    if (token == null || !name.startsWith(host + "/") || !isKnown()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ask(name.substring(host.length() + 1), token));
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("repository", name)
          .addKeyValue("reason", e.getMessage())
          .log("Open pull requests could not be asked for");
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean isKnown() {
    return isGitHub() || host.startsWith("gitlab.");
  }

  private boolean isGitHub() {
    return host.equals("github.com");
  }

  private Map<Long, String> ask(String path, Secret secret)
      throws IOException, InterruptedException {
    var open = new TreeMap<Long, String>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode pulls = page(address(path, page), secret);
      for (JsonNode pull : pulls) {
        if (isGitHub()) {
          open.put(pull.path("number").asLong(), pull.path("base").path("ref").asText());
        } else {
          open.put(pull.path("iid").asLong(), pull.path("target_branch").asText());
        }
      }
      if (pulls.size() < PAGE) {
        break;
      }
    }
    return open;
  }

  private URI address(String path, int page) {
    String paging = "per_page=" + PAGE + "&page=" + page;
    return URI.create(
        isGitHub()
            ? api + "/repos/" + path + "/pulls?state=open&" + paging
            : api
                + "/projects/"
                + URLEncoder.encode(path, StandardCharsets.UTF_8)
                + "/merge_requests?state=opened&"
                + paging);
  }

  private JsonNode page(URI address, Secret secret) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret.reveal())
            .header("Accept", "application/json")
            .build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address.getHost() + " answers " + response.statusCode());
    }
    JsonNode pulls = Json.read(response.body(), JsonNode.class);
    if (!pulls.isArray()) {
      throw new IOException(address.getHost() + " answers with no list");
    }
    return pulls;
  }
}

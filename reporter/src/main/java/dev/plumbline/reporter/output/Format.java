package dev.plumbline.reporter.output;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report can be written as; the label is what {@code --output} takes. */
public enum Format {
  MARKDOWN("text/markdown"),
  SARIF("application/sarif+json"),
  JSON("application/json"),
  JUNIT("application/xml"),
  CSV("text/csv"),
  /** Workflow commands of GitHub Actions. */
  GITHUB("text/plain"),
  GITLAB_CODEQUALITY("application/json"),
  GITLAB_SAST("application/json"),
  HTML("text/html");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String mediaType() {
    return mediaType;
  }

  /** By its label; empty for one that does not exist. */
  public static Optional<Format> find(String label) {
    return Stream.of(values()).filter(format -> format.label().equals(label)).findFirst();
  }

  /** The same contents give the same text. */
  public String render(Contents contents) {
    return switch (this) {
      case MARKDOWN -> MarkdownComment.render(contents);
      case SARIF -> Sarif.render(contents);
      case JSON -> JsonDocument.render(contents);
      case JUNIT -> JUnit.render(contents);
      case CSV -> Csv.render(contents);
      case GITHUB -> GitHubAnnotations.render(contents);
      case GITLAB_CODEQUALITY -> GitLabCodeQuality.render(contents);
      case GITLAB_SAST -> GitLabSast.render(contents);
      case HTML -> HtmlPage.render(contents);
    };
  }
}

package dev.plumbline.pipeline.topic;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GrantsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("project.root", "../..")).resolve("docs/security.md");
  private static final String MARK = "<!-- rendered from Grants: -Dregenerate=true -->\n";

  @Test
  void documentsWhatEachServiceHasToBeAllowed() throws IOException {
    String document = Files.readString(DOCUMENT);
    String written = document.substring(0, document.indexOf(MARK) + MARK.length());
    String expected =
        written
            + Arrays.stream(PhaseName.values())
                .map(service -> table(service.label(), Grants.of(service, Topics.DEFAULT)))
                .collect(joining())
            + table("whoever runs `review`", Grants.ofReview(Topics.DEFAULT))
            + table("whoever runs `dead-letters replay`", Grants.ofReplay(Topics.DEFAULT));

    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  private static String table(String who, List<Grant> grants) {
    return "\n### "
        + who
        + "\n| resource | name | operations |\n|---|---|---|\n"
        + grants.stream().map(GrantsTest::row).collect(joining());
  }

  private static String row(Grant grant) {
    String operations = grant.ordered().stream().map(o -> word(o.name())).collect(joining(", "));
    return "| %s, %s | `%s` | %s |\n"
        .formatted(
            word(grant.type().name()), word(grant.pattern().name()), grant.name(), operations);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

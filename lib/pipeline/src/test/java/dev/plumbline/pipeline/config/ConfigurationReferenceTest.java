package dev.plumbline.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md ends in a table rendered from the records; {@code -Dregenerate=true} writes
 * it anew.
 */
class ConfigurationReferenceTest {
  private static final String MARK = "<!-- rendered from the records: -Dregenerate=true -->\n";
  private static final Path DOCUMENT =
      Path.of(System.getProperty("project.root", "../..")).resolve("docs/configuration.md");

  @Test
  void documentsEveryKeyWithItsDefault() throws IOException {
    String document = Files.readString(DOCUMENT);
    String written = document.substring(0, document.indexOf(MARK) + MARK.length());
    String expected = written + tables();

    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  @Test
  void documentsNothingTwice() {
    assertThat(Key.of(Configuration.class, "")).extracting(Key::variable).doesNotHaveDuplicates();
    assertThat(Key.of(Configuration.class, ""))
        .allSatisfy(key -> assertThat(key.doc()).endsWith("."));
  }

  private static String tables() {
    return Stream.of(Configuration.class.getRecordComponents())
        .map(ConfigurationReferenceTest::table)
        .collect(Collectors.joining());
  }

  private static String table(RecordComponent concern) {
    List<Key> keys = Key.of(concern.getType(), concern.getName() + ".");
    return "\n## "
        + concern.getName()
        + "\n| key | default | what it is |\n|---|---|---|\n"
        + keys.stream().map(ConfigurationReferenceTest::row).collect(Collectors.joining());
  }

  private static String row(Key key) {
    String name = key.secret() ? key.variable() + "`, `" + key.fileName() : key.name();
    String def = key.def().isEmpty() ? "" : "`" + key.def() + "`";
    return "| `" + name + "` | " + def + " | " + key.doc().replace("|", "\\|") + " |\n";
  }
}

package dev.plumbline.forecast.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionPathsTest {

  @Test
  void everyConditionIsAboutAnAttributeThatThereIs() {
    List<String> missing =
        Stream.of(
                AwsConditions.ALL.keySet(),
                AzureConditions.ALL.keySet(),
                GoogleConditions.ALL.keySet(),
                Suppressions.attributes())
            .flatMap(Set::stream)
            .filter(name -> !exists(name))
            .sorted()
            .toList();

    assertThat(missing).isEmpty();
  }

  private static boolean exists(String name) {
    int cut = name.indexOf('.');
    ResourceFacts facts = Facts.bundled().resource(name.substring(0, cut));
    return facts != null && facts.attribute(name.substring(cut + 1)) != null;
  }
}

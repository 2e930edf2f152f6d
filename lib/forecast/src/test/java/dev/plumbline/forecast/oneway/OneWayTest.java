package dev.plumbline.forecast.oneway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OneWayTest {
  @Test
  void eachIsAnAttributeThatTheProviderHasAndNamesAPage() {
    for (OneWay one : OneWay.ALL) {
      assertThat(one.source()).startsWith("https://");
      for (String type : one.types()) {
        ResourceFacts facts = Objects.requireNonNull(Facts.bundled().described(type), type);
        assertThat(facts.attribute(one.path())).as(type + " " + one.path()).isNotNull();
      }
    }
  }

  @Test
  void noAttributeIsNamedTwice() {
    var named = new HashSet<String>();
    for (OneWay one : OneWay.ALL) {
      one.types().forEach(type -> assertThat(named.add(type + " " + one.path())).isTrue());
    }
  }
}

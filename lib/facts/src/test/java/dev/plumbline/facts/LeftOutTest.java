package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  @Test
  void aDefaultThatIsAConstantIsWhatThePlanShows() {
    assertThat(LeftOut.of("aws_vpc").values())
        .containsEntry("instance_tenancy", Value.of("default"));
    assertThat(LeftOut.of("aws_kms_key").values())
        .containsEntry("key_usage", Value.of("ENCRYPT_DECRYPT"));
  }

  @Test
  void whatHasNoDefaultIsToldFromWhatNobodyLookedAt() {
    assertThat(LeftOut.of("aws_sqs_queue").nulls()).containsExactly("kms_master_key_id");
    assertThat(LeftOut.of("azurerm_key_vault")).isSameAs(LeftOut.UNSEEN);
    assertThat(LeftOut.of("aws_no_such_thing")).isSameAs(LeftOut.UNSEEN);
  }

  @Test
  void aDefaultThatOtherAttributesDecideIsOpen() {
    assertThat(LeftOut.of("aws_lb").open()).contains("enable_cross_zone_load_balancing");
  }

  @Test
  void allOfItIsOfAttributesThatMayBeLeftOut() {
    Facts facts = Facts.bundled();

    for (String type : facts.types("aws")) {
      LeftOut leftOut = LeftOut.of(type);
      ResourceFacts resource = Objects.requireNonNull(facts.resource(type));
      assertThat(Collections.disjoint(leftOut.nulls(), leftOut.values().keySet()))
          .as(type)
          .isTrue();
      assertThat(resource.attributes().keySet())
          .containsAll(leftOut.nulls())
          .containsAll(leftOut.values().keySet())
          .containsAll(leftOut.open());
      for (String name : leftOut.values().keySet()) {
        AttributeFacts attribute = Objects.requireNonNull(resource.attribute(name));
        assertThat(attribute.optional()).as(type + "." + name).isTrue();
        assertThat(attribute.defaultValue()).as(type + "." + name).isNull();
      }
    }
  }
}

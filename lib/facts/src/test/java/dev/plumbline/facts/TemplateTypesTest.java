package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TemplateTypesTest {
  private final TemplateTypes types = TemplateTypes.bundled();

  @Test
  void propertiesAreSpeltAsTemplatesSpellThem() {
    TemplateType table = Objects.requireNonNull(types.get("AWS::DynamoDB::Table"));

    PropertyFacts encryption = Objects.requireNonNull(table.properties().get("SSESpecification"));

    assertThat(types.members(encryption))
        .containsOnlyKeys("SSEEnabled", "SSEType", "KMSMasterKeyId");
    assertThat(types.members(encryption).get("SSEEnabled"))
        .returns("bool", PropertyFacts::type)
        .returns(true, PropertyFacts::required);
    assertThat(table.attributes()).contains("Arn", "StreamArn");
  }

  @Test
  void theMembersOfAListAreThoseOfItsElements() {
    TemplateType instance = Objects.requireNonNull(types.get("AWS::EC2::Instance"));
    PropertyFacts disks = Objects.requireNonNull(instance.properties().get("BlockDeviceMappings"));

    assertThat(disks.isList()).isTrue();
    assertThat(types.members(disks)).containsKeys("DeviceName", "Ebs");
  }

  @Test
  void aTypeThatDoesNotExistIsNotKnownAndAScalarHasNoMembers() {
    assertThat(types.get("AWS::S3::Bucked")).isNull();
    assertThat(types.get("#1")).isNull();
    assertThat(types.members(new PropertyFacts("string", false, java.util.List.of())))
        .isEqualTo(Map.of());
  }
}

package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import org.junit.jupiter.api.Test;

/** Tags of which a condition that nobody knows decides. */
class OpenTagsTest {
  private static Value tags(String tags) {
    return Templates.value(
        Templates.read(
            """
            Parameters:
              P: {Type: String}
            Conditions:
              Open: !Equals [!Ref P, x]
            Resources:
              B:
                Type: AWS::S3::Bucket
                Properties:
                  Tags:
                    - {Key: owner, Value: me}
                    - %s
            """
                .formatted(tags)),
        "B",
        "tags");
  }

  @Test
  void aTagThatMayBeThereLeavesTheOthersKnown() {
    for (String tag :
        new String[] {
          "!If [Open, {Key: a, Value: b}, !Ref AWS::NoValue]",
          "!If [Open, !Ref AWS::NoValue, {Key: a, Value: b}]",
          "!If [Open, {Key: a, Value: b}, {Key: a, Value: c}]"
        }) {
      Value.Obj tags = (Value.Obj) tags(tag);

      assertThat(tags.members()).containsOnlyKeys("owner", "a");
      assertThat(tags.members()).containsEntry("owner", Value.of("me"));
      assertThat(tags.members().get("a")).isInstanceOf(Value.Unknown.class);
    }
  }

  @Test
  void aTagWithoutAKnownKeyLeavesAllOpen() {
    assertThat(tags("!If [Open, {Key: !Ref P, Value: b}, !Ref AWS::NoValue]"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(tags("!If [Open, {Key: a, Value: b}, {Key: c, Value: b}]"))
        .isInstanceOf(Value.Unknown.class);
  }
}

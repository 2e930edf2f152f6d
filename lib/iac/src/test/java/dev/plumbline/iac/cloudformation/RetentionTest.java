package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Lifecycle;
import org.junit.jupiter.api.Test;

/** Policies that functions make, as language extensions allow. */
class RetentionTest {
  @Test
  void whatAPolicyIsDecidedByIsResolved() {
    Lifecycle lifecycle =
        lifecycle("DeletionPolicy: !Ref Kept", "UpdateReplacePolicy: !If [Prod, Snapshot, Delete]");

    assertThat(lifecycle.deletionPolicy()).isEqualTo("Retain");
    assertThat(lifecycle.updateReplacePolicy()).isEqualTo("Snapshot");
  }

  @Test
  void aPolicyThatOnlyTheDeploymentKnowsStaysOpen() {
    Lifecycle lifecycle =
        lifecycle("DeletionPolicy: !Ref Given", "UpdateReplacePolicy: !Ref AWS::NoValue");

    assertThat(lifecycle.deletionPolicy()).isEqualTo(Lifecycle.OPEN);
    assertThat(lifecycle.updateReplacePolicy()).isEmpty();
  }

  private static Lifecycle lifecycle(String deletion, String replacement) {
    return Templates.resource(
            Templates.read(
                """
                Transform: AWS::LanguageExtensions
                Parameters:
                  Kept: {Type: String, Default: Retain}
                  Given: {Type: String}
                Conditions:
                  Prod: !Equals [!Ref Kept, Retain]
                Resources:
                  Table:
                    Type: AWS::DynamoDB::Table
                    %s
                    %s
                """
                    .formatted(deletion, replacement)),
            "Table")
        .lifecycle();
  }
}

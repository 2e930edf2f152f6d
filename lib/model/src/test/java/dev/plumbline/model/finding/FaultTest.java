package dev.plumbline.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {
  @Test
  void elementsOfOneDocumentAreFaultsOfTheirOwnIfTheySayDifferentThings() {
    var groups =
        Fault.group(
            List.of(
                finding("t.a", "policy_data", "1", "t.a: everyone may read"),
                finding("t.a", "policy_data", "2", "t.a: ann may do everything"),
                finding("t.a", "policy_data", "3", "t.a: everyone may read")));

    assertThat(groups).extracting(List::size).containsExactly(2, 1);
  }

  @Test
  void instancesOfOneBlockAreOneFaultWhateverTheirKeysDoToTheirMessages() {
    var groups =
        Fault.group(
            List.of(
                finding("t.a[\"eu\"]", "policy", "1", "t.a[\"eu\"]: role-eu may do everything"),
                finding("t.a[\"us\"]", "policy", "2", "t.a[\"us\"]: role-us may do everything"),
                finding("t.a[0]", "policy", "2", "t.a[0]: role-* may do everything")));

    assertThat(groups).hasSize(1);
  }

  @Test
  void anElementWithABlockOfItsOwnIsKnownByThat() {
    var groups =
        Fault.group(
            List.of(
                finding("t.a[0]", "rule[0].port", "1", "22 is open"),
                finding("t.a[1]", "rule[0].port", "2", "23 is open")));

    assertThat(groups).hasSize(1);
  }

  @Test
  void copiesThatALoopOfATemplateMakesAreOneFaultUnlessTheyAreOfAnotherNestedStack() {
    var groups =
        Fault.group(
            List.of(
                bucket("BucketAlpha", 9, ""),
                bucket("BucketBeta", 9, ""),
                bucket("Other", 20, ""),
                bucket("Nested.BucketAlpha", 9, "")));

    assertThat(groups).extracting(List::size).containsExactly(2, 1, 1);
    assertThat(
            Fault.group(
                List.of(
                    bucket("BucketAlpha", 9, "1"),
                    bucket("BucketBeta", 9, "1"),
                    finding("t.a", "policy", "1", "t.a is public"))))
        .as("what it says, whatever the copy")
        .extracting(List::size)
        .containsExactly(2, 1);
  }

  private static Finding bucket(String name, int line, String element) {
    var place = new SourcePosition(line, 1, 10 * line);
    var range = new SourceRange("main.yaml", place, place);
    return finding(name, "aws_s3_bucket", "policy", element, name + " is public", range);
  }

  private static Finding finding(
      String resource, String attribute, String element, String message) {
    return finding(resource, "t", attribute, element, message, SourceRange.startOf("main.tf"));
  }

  private static Finding finding(
      String resource,
      String type,
      String attribute,
      String element,
      String message,
      SourceRange range) {
    return new Finding(
        resource + element,
        "a/b/c",
        "title",
        Severity.HIGH,
        "iam",
        message,
        "",
        resource,
        type,
        attribute,
        element,
        range,
        "",
        List.of(),
        false,
        false,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of(),
        Finding.Status.NEW,
        null);
  }
}

package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementScanTest {
  private static final String DOCUMENT =
      """
      {
        "Version": "2012-10-17", "Id": null, "Statement": [
          {"Sid": "\\"Statement\\": [", "Action": ["s3:*", "${f("}")}"]},
          {"Sid": "second", "Condition": {"Bool": {"aws:SecureTransport": false}}}
        ]
      }
      """;

  @Test
  void findsStatementsWhateverTheTextsInThemHold() {
    assertThat(statement(DOCUMENT, 0)).startsWith("{\"Sid\": \"\\\"Statement").endsWith("\"]}");
    assertThat(statement(DOCUMENT, 1)).startsWith("{\"Sid\": \"second\"").endsWith("}}}");
    assertThat(statement(DOCUMENT, 2)).isEmpty();
  }

  @Test
  void takesTheOneThatIsNoList() {
    assertThat(statement("{\"Statement\": {\"Effect\": \"Allow\"}}", 0))
        .isEqualTo("{\"Effect\": \"Allow\"}");
  }

  @Test
  void saysNothingOfWhatATemplateMakes() {
    assertThat(statement("{\"Statement\": [${join(\",\", local.all)}, {\"Sid\": \"a\"}]}", 1))
        .isEmpty();
    assertThat(statement("{\"Statement\": [%{ for a in b }{},%{ endfor } {}]}", 0)).isEmpty();
    assertThat(statement("{${local.head}, \"Statement\": [{}]}", 0)).isEmpty();
  }

  @Test
  void endsWhereATextEndsTooSoon() {
    for (int length = 0; length < DOCUMENT.indexOf("second"); length++) {
      assertThat(statement(DOCUMENT.substring(0, length), 1)).as("%d", length).isEmpty();
    }
  }

  private static String statement(String document, int index) {
    int[] found = new StatementScan(document, 0).statement(index);
    return found.length == 0 ? "" : document.substring(found[0], found[1]);
  }
}

package dev.plumbline.forecast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CASE | docker | DOCKER | true",
        "CASE | docker | maven | false",
        "LOCATION | West Europe | westeurope | true",
        "LOCATION | West Europe | northeurope | false",
        "DNS | WWW.example.com. | www.example.com | true",
        "DNS | www.example.com | example.com | false",
        "KEY | arn:aws:kms:eu-west-1:1:key/a-b | a-b | true",
        "KEY | arn:aws:kms:eu-west-1:1:key/a-b | a-c | false",
        "SECONDS | 60s | 60.000s | true",
        "SECONDS | 60s | 600s | false",
        "CLOCK | 3:00 | 03:00 | true",
        "PORTS | 80 | 80-80 | true",
        "PORTS | 80 | 80-90 | false",
        "PROTOCOL | 6 | TCP | true",
        "PROTOCOL | all | -1 | true",
        "PROTOCOL | udp | tcp | false",
        "SCOPE | https://www.googleapis.com/auth/compute | compute-rw | true",
        "SCOPE | cloud-platform | compute-rw | false",
        "IMAGE | debian-cloud/debian-12 | projects/debian-cloud/global/images/family/debian-12 | true",
        "IMAGE | debian-cloud/debian-12 | debian-cloud/debian-11 | false",
        "MEMBER | user:A@example.com | user:a@example.com | true",
        "MEMBER | user:a@example.com | group:a@example.com | false",
        "LINK | https://www.googleapis.com/compute/v1/projects/p/global/networks/n | projects/p/global/networks/n | true",
        "LINK | projects/p/global/networks/n | n | true",
        "LINK | projects/p/global/networks/n | projects/q/global/networks/n | false"
      })
  void textsAreComparedByWhatTheyMean(Form form, String one, String other, boolean same) {
    assertThat(form.same(one, other)).isEqualTo(same);
    assertThat(form.same(other, one)).isEqualTo(same);
  }

  @Test
  void aPolicysOrderAndSingleElementsDoNotCount() {
    String one =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:B","a:C"],
        "Principal":{"AWS":["1"]},"Resource":"*"}]}\
        """;
    String other =
        """
        {"Statement":{"Action":["a:C","a:B"],"Effect":"Allow","Principal":{"AWS":"1"},
        "Resource":["*"]},"Version":"2012-10-17"}\
        """;

    assertThat(Form.POLICY.same(one, other)).isTrue();
    assertThat(Form.POLICY.same(one, other.replace("Allow", "Deny"))).isFalse();
    assertThat(Form.POLICY.same("{", "[")).isFalse();
  }

  @Test
  void columnsAreComparedByNameAndType() {
    String one = "[{\"name\":\"a\",\"type\":\"INT64\"},{\"name\":\"b\",\"type\":\"STRING\"}]";
    String other =
        "[{\"name\":\"b\",\"type\":\"STRING\",\"mode\":\"NULLABLE\"},{\"type\":\"INTEGER\",\"name\":\"a\"}]";

    assertThat(Form.COLUMNS.same(one, other)).isTrue();
    assertThat(Form.COLUMNS.same(one, other.replace("NULLABLE", "REPEATED"))).isFalse();
  }

  @Test
  void containersAreComparedWithoutWhatEcsAdds() {
    String one =
        "[{\"name\":\"a\",\"image\":\"b\",\"environment\":[{\"name\":\"X\",\"value\":\"1\"},{\"name\":\"Y\",\"value\":\"2\"}]}]";
    String other =
        "[{\"essential\":true,\"cpu\":0,\"mountPoints\":[],\"image\":\"b\",\"name\":\"a\",\"environment\":[{\"name\":\"Y\",\"value\":\"2\"},{\"name\":\"X\",\"value\":\"1\"}]}]";

    assertThat(Form.CONTAINERS.same(one, other)).isTrue();
    assertThat(Form.CONTAINERS.same(one, other.replace("\"b\"", "\"c\""))).isFalse();
  }
}

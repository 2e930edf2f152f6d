package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "2000::/3", "0000::0/0"})
  void rangesThatAdmitTheInternetArePublic(String text) {
    assertThat(cidr(text).isPublic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/8",
        "192.168.1.0/24",
        "172.31.0.0/16",
        "8.8.8.8/32",
        "52.0.0.0/11",
        "fc00::/7",
        "2600:1f00::/24",
        "100.64.0.0/10",
        "1.2.3.4"
      })
  void rangesOfOneOwnerAndPrivateOnesAreNot(String text) {
    assertThat(cidr(text).isPublic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, true",
    "10.0.0.0/7, false",
    "172.32.0.0/16, false",
    "fd12::/16, true",
    "8.8.8.0/24, false",
    "127.0.0.1, true"
  })
  void privateMeansAllOfIt(String text, boolean expected) {
    assertThat(cidr(text).isPrivate()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.200.0.0/16, true",
    "10.0.0.0/16, 10.1.0.0/16, false",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "::/0, 10.0.0.0/8, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "::ffff:0:0/96, ::ffff:10.1.2.3, true"
  })
  void containmentIsArithmetic(String outer, String inner, boolean expected) {
    assertThat(cidr(outer).contains(cidr(inner))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0/8",
        "256.0.0.0/8",
        "sg-12345",
        "::/129",
        "1::2::3",
        ":::",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "1:2:3:4:5:6:7",
        "12345::/16",
        "g::/16",
        "10.0.0.0/8/8"
      })
  void anythingElseIsNoRange(String text) {
    assertThat(Cidr.parse(text)).isNull();
  }

  private static Cidr cidr(String text) {
    return Objects.requireNonNull(Cidr.parse(text));
  }
}

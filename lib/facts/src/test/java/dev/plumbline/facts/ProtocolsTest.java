package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolsTest {
  @ParameterizedTest
  @CsvSource({
    "tcp, tcp",
    "TCP, tcp",
    "6, tcp",
    "06, tcp",
    "17, udp",
    "58, icmpv6",
    "all, -1",
    "-1, -1",
    "50, 50",
    "0050, 0050",
    "'', ''"
  })
  void aProtocolHasOneName(String written, String name) {
    assertThat(Protocols.name(written)).isEqualTo(name);
  }
}

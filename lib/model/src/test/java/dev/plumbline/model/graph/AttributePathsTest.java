package dev.plumbline.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributePathsTest {
  @ParameterizedTest
  @CsvSource({
    "ingress[0].cidr_blocks[12], ingress.cidr_blocks",
    "tags[\"a.b\"], tags[\"a.b\"]",
    "ingress[?].from_port, ingress[?].from_port",
    "acl, acl"
  })
  void indicesGoAndKeysStay(String path, String plain) {
    assertThat(AttributePaths.withoutIndices(path)).isEqualTo(plain);
  }
}

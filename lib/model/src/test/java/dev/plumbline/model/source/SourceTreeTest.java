package dev.plumbline.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "..", "../a", "a/..", "a/../b", "a/b/.."})
  void refusesAPathThatLeavesTheSnapshot(String path) {
    assertThatThrownBy(() -> SourceTree.ofText(Map.of(path, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path leaves the snapshot: " + path);
    assertThatThrownBy(() -> SourceTree.EMPTY.with(path, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"main.tf", "a/b.tf", "..a/b..", "...", "a/...", ".plumbline.yaml", "größe.tf"})
  void takesAnyPathThatStaysInside(String path) {
    assertThat(SourceTree.ofText(Map.of(path, "x")).file(path)).isNotNull();
  }

  @Test
  void isNotChangedByWhatIsMadeFromIt() {
    SourceTree tree = SourceTree.ofText(Map.of("a", "1"));

    SourceTree changed = tree.with("b", new byte[3]);

    assertThat(tree.files()).containsOnlyKeys("a");
    assertThat(changed.bytes()).isEqualTo(4);
  }
}

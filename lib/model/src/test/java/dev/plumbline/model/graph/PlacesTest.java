package dev.plumbline.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static Provenance line(int number) {
    var at = new SourcePosition(number, 1, number * 10);
    return new Provenance(new SourceRange("main.tf", at, at), List.of());
  }

  private static Map<String, Provenance> lines(int count) {
    Map<String, Provenance> lines = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      lines.put("block[" + i % 7 + "].name_" + i, line(i + 1));
    }
    return lines;
  }

  @Test
  void itIsTheMapThatItWasMadeOf() {
    for (int count = 0; count < 200; count++) {
      Map<String, Provenance> lines = lines(count);

      Places places = Places.of(lines);

      assertThat(places).isEqualTo(lines).hasSameHashCodeAs(lines);
      assertThat(lines).isEqualTo(places);
      assertThat(List.copyOf(places.keySet())).isEqualTo(List.copyOf(lines.keySet()));
      lines.forEach((path, place) -> assertThat(places.get(path)).isEqualTo(place));
      assertThat(places.get("block[0].name")).isNull();
      assertThat(places.containsKey(null)).isFalse();
    }
  }

  @Test
  void whatMovesIsElsewhereAndTheRestStays() {
    Places places = Places.of(lines(20));

    Places moved = places.moved(each -> each.equals(line(3)) ? line(103) : each);

    Map<String, Provenance> expected = lines(20);
    expected.replaceAll((_, each) -> each.equals(line(3)) ? line(103) : each);
    assertThat(moved).isEqualTo(expected);
    assertThat(places).isEqualTo(lines(20));
    assertThat(places.moved(each -> each)).isSameAs(places);
    assertThat(places.moved(each -> each.equals(line(3)) ? null : each)).isNull();
  }

  @Test
  void nobodyChangesIt() {
    Places places = Places.of(lines(3));

    assertThatThrownBy(() -> places.put("a", line(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(places::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> places.remove("block[0].name_0"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

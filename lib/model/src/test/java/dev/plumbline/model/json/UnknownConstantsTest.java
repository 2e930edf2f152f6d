package dev.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A newer version adds a constant to an enumeration, and an older one reads its records. */
class UnknownConstantsTest {
  private static final byte[] UNKNOWN = "\"of_a_newer_version\"".getBytes(UTF_8);

  /** Refused on purpose; its documentation says why. */
  private static final Set<Class<?>> REFUSED = Set.of(StackSpec.Kind.class);

  @Test
  void everyEnumerationInARecordSaysWhatAnUnknownConstantMeans() throws Exception {
    Set<Class<?>> all = enumerations();

    assertThat(all).hasSizeGreaterThan(20).contains(Supply.Kind.class);
    assertThat(all)
        .filteredOn(type -> !REFUSED.contains(type))
        .allSatisfy(type -> {
          assertThat(marked(type)).as("constants marked in %s", type).hasSize(1);
          assertThat(Json.read(UNKNOWN, type)).isEqualTo(marked(type).getFirst());
        });
  }

  @Test
  void whatIsRefusedIsRefused() {
    assertThatThrownBy(() -> Json.read(UNKNOWN, StackSpec.Kind.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSettingThatBringsAnUnknownFileAlongIsReadWithTheOthers() {
    String supply =
        "{\"name\":\"x\",\"content\":{\"digest\":\"%s\",\"size\":1,\"mediaType\":\"t\"},\"kind\":\"%s\"}";
    String digest = "0".repeat(64);
    String json =
        "{\"failOn\":\"high\",\"severity\":\"low\",\"supplies\":[%s,%s]}"
            .formatted(supply.formatted(digest, "PRICES"), supply.formatted(digest, "HEAT"));

    Settings settings = Json.read(json.getBytes(UTF_8), Settings.class);

    assertThat(settings.supplies())
        .extracting(Supply::kind)
        .containsExactly(Supply.Kind.PRICES, Supply.Kind.OTHER);
  }

  /** One marked constant for several unknown keys would have them overwrite one another. */
  @Test
  void aKindOfSafeguardThatIsUnknownIsLeftOut() {
    String json =
        "{\"resource\":\"a.b\",\"type\":\"a\",\"states\":{\"backup\":\"yes\",\"rehearsal\":\"no\","
            + "\"log\":\"perhaps\"}}";

    Safeguards read = Json.read(json.getBytes(UTF_8), Safeguards.class);

    assertThat(read.states())
        .isEqualTo(
            Map.of(
                Safeguards.Kind.BACKUP, Safeguards.State.YES,
                Safeguards.Kind.LOG, Safeguards.State.UNKNOWN));
    assertThat(Json.read(Json.bytes(read), Safeguards.class)).isEqualTo(read);
  }

  @Test
  void noOtherRecordHasAnEnumerationForItsKeys() throws Exception {
    var keyed = new ArrayList<Class<?>>();
    for (Class<?> type : records()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getGenericType() instanceof ParameterizedType map
            && map.getRawType() == Map.class
            && map.getActualTypeArguments()[0] instanceof Class<?> key
            && key.isEnum()) {
          keyed.add(type);
        }
      }
    }

    assertThat(keyed).containsExactly(Safeguards.class);
  }

  private static List<Object> marked(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> isMarked(type, ((Enum<?>) constant).name()))
        .<Object>map(Function.identity())
        .toList();
  }

  private static boolean isMarked(Class<?> type, String constant) {
    return Stream.of(type.getFields())
        .filter(field -> field.getName().equals(constant))
        .anyMatch(field -> field.isAnnotationPresent(JsonEnumDefaultValue.class));
  }

  /** But for those that stand only as a key, of which none may be taken for another. */
  private static Set<Class<?>> enumerations() throws Exception {
    var found = new LinkedHashSet<Class<?>>();
    for (Class<?> type : records()) {
      for (RecordComponent component : type.getRecordComponents()) {
        collect(component.getGenericType(), found);
      }
    }
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found) {
    switch (type) {
      case Class<?> plain when plain.isEnum() -> found.add(plain);
      case ParameterizedType generic -> {
        Type[] arguments = generic.getActualTypeArguments();
        int first = generic.getRawType() == Map.class ? 1 : 0;
        Arrays.stream(arguments).skip(first).forEach(argument -> collect(argument, found));
      }
      case WildcardType wild -> Stream.of(wild.getUpperBounds()).forEach(b -> collect(b, found));
      default -> {
        // Neither an enumeration nor a collection of them.
      }
    }
  }

  private static List<Class<?>> records() throws IOException, URISyntaxException {
    Path classes = Path.of(Json.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var names = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .forEach(name -> names.add(name.replace(".class", "").replace('/', '.')));
    }
    var records = new ArrayList<Class<?>>();
    for (String name : names) {
      try {
        Class<?> type = Class.forName(name, false, Json.class.getClassLoader());
        if (type.isRecord()) {
          records.add(type);
        }
      } catch (ClassNotFoundException e) {
        throw new AssertionError(name, e);
      }
    }
    assertThat(records).hasSizeGreaterThan(60);
    return records;
  }
}

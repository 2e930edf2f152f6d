package dev.plumbline.reporter.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reporter.streams.JsonSerde;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class KeptFindingsTest {
  private static final Serde<KeptFindings.Mark> MARKS = JsonSerde.of(KeptFindings.Mark.class);

  private final List<String> read = new ArrayList<>();

  /** Each merged pull request deletes a branch, and each partition hears of it. */
  @Test
  void readsNoOtherRepositorysStacksWhenABranchEnds() throws IOException {
    var kept = new KeptFindings(context());
    for (int i = 0; i < 100; i++) {
      put(kept, "git.example/shop" + i, "a", "main");
    }
    put(kept, "git.example/shop", "a", "main");
    put(kept, "git.example/shop", "b", "release");

    var found = kept.of(new Closing("git.example/shop", "main", "c", 9));

    assertThat(found).extracting(KeptFindings.Mark::stack).containsExactly("a");
    assertThat(read).containsOnly("git.example/shop");
  }

  private static void put(KeptFindings kept, String repository, String stack, String ref) {
    var mark = new KeptFindings.Mark(1, Aliases.NONE, repository, stack, 0);
    kept.put(mark.key(), ref, mark);
  }

  private MockProcessorContext<Void, Void> context() {
    var context = new MockProcessorContext<Void, Void>();
    Serde<KeptFindings.Mark> counting =
        Serdes.serdeFrom(
            MARKS.serializer(),
            (topic, bytes) -> {
              KeptFindings.Mark mark = MARKS.deserializer().deserialize(topic, bytes);
              if (mark != null) {
                read.add(mark.repository());
              }
              return mark;
            });
    add(context, "stacks", counting);
    add(context, "findings", JsonSerde.of(Kept.class));
    add(context, "closed", JsonSerde.of(KeptFindings.Closed.class));
    return context;
  }

  private static <T> void add(
      MockProcessorContext<Void, Void> context, String name, Serde<T> values) {
    KeyValueStore<String, T> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }
}

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.plumbline.model.json.RawObject;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.LoggerFactory;

/**
 * Reads what a service wrote and what those behind it made of it: BOOTSTRAP SERVICE REVIEWS. Fails
 * when a state or a finding is missing or there twice, or a member did not come through byte for
 * byte.
 */
final class Forwarded {
  private static final Clients[] CLIENTS = new Clients[1];

  public static void main(String[] arguments) {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    CLIENTS[0] = Clients.of(arguments[0]);
    PhaseName service = PhaseName.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    int reviews = Integer.parseInt(arguments[2]);
    Map<String, RawObject> written = states(EventType.after(service).topic());
    Set<String> seen = new HashSet<>();
    written.keySet().forEach(key -> seen.add(key.split(" ")[0]));
    check(seen.size() == reviews, seen.size() + " reviews, " + reviews + " were published");
    Map<Set<String>, Integer> shapes = new HashMap<>();
    written.values().forEach(state -> shapes.merge(state.members().keySet(), 1, Integer::sum));
    check(shapes.size() == 2, "not two versions wrote states: " + shapes);
    System.out.println(written.size() + " states of " + reviews + " reviews; members: " + shapes);

    for (PhaseName later : PhaseName.values()) {
      if (later.ordinal() <= service.ordinal() || later == PhaseName.REPORTER) {
        continue;
      }
      Map<String, RawObject> states = states(EventType.after(later).topic());
      check(states.keySet().equals(written.keySet()), later + " has other states");
      written.forEach((key, before) ->
          before.members().forEach((name, bytes) ->
              check(
                  Arrays.equals(bytes, states.get(key).member(name)),
                  later.label() + " changed " + name + " of " + key)));
      System.out.println(later.label() + " passed on all members of all of them, byte for byte");
    }

    Map<String, Integer> findings = new TreeMap<>();
    for (var record : read(Topic.FINDINGS)) {
      var event = CloudEventHeaders.read(record.headers());
      findings.merge(
          event.type() + event.reviewId() + event.stack() + event.subject(), 1, Integer::sum);
    }
    check(findings.values().stream().allMatch(times -> times == 1), "a finding is there twice");
    Map<String, Integer> each = new HashMap<>();
    read(Topic.FINDINGS)
        .forEach(r -> each.merge(CloudEventHeaders.read(r.headers()).reviewId(), 1, Integer::sum));
    check(
        each.size() == reviews && Set.copyOf(each.values()).size() == 1,
        "not the same findings in each review: " + each);
    check(read(Topic.DEAD_LETTERS).isEmpty(), "there are dead letters");
    System.out.println(findings.size() + " findings, none twice, as many in each review");
  }

  private static Map<String, RawObject> states(Topic topic) {
    Map<String, RawObject> states = new HashMap<>();
    for (var record : read(topic)) {
      var event = CloudEventHeaders.read(record.headers());
      var before =
          states.put(event.reviewId() + " " + event.stack(), RawObject.parse(record.value()));
      check(before == null, topic + " has a state twice: " + event);
    }
    return states;
  }

  /** Everything committed so far. */
  private static List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
    String name = Topics.DEFAULT.name(topic);
    try (var consumer = CLIENTS[0].freeConsumer(true)) {
      var partitions = Positions.partitions(consumer, name);
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      Positions.seek(consumer, partitions, Instant.EPOCH);
      Stream.Builder<ConsumerRecord<byte[], byte[]>> records = Stream.builder();
      while (!Positions.reached(consumer, ends)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records.build().toList();
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("FAILED: " + otherwise);
      System.exit(1);
    }
  }
}

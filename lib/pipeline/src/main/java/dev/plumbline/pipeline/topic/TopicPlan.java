package dev.plumbline.pipeline.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What has to change in a cluster for its topics to be as declared. */
public record TopicPlan(List<Difference> differences) {
  private static final int ROUNDS = 1_000;
  private static final int PAUSE_MILLIS = 5;

  public TopicPlan {
    differences = List.copyOf(differences);
  }

  /**
   * Compares; changes nothing.
   *
   * @throws IOException when the cluster can't be reached or doesn't let us look
   */
  public static TopicPlan of(Admin admin, List<TopicSpec> declared) throws IOException {
    return new TopicPlan(Cluster.read(admin, declared).differences(declared));
  }

  /**
   * Compares every topic of the pipeline, and those that Streams has made of the reporter's keyed
   * state so far.
   *
   * @throws IOException when the cluster can't be reached or doesn't let us look
   */
  public static TopicPlan of(Admin admin, TopicLayout layout) throws IOException {
    Set<String> there = Answers.of("list topics", admin.listTopics().names());
    return of(
        admin, Stream.concat(layout.all().stream(), layout.internal(there).stream()).toList());
  }

  /**
   * The lines of what Streams has made with fewer copies than declared, or so that fewer have to
   * have a record: the keyed state is nowhere else.
   *
   * @throws IOException when the cluster can't be reached or doesn't let us look
   */
  public static List<String> weakState(Admin admin, TopicLayout layout) throws IOException {
    if (layout.config().replication() == 1) {
      return List.of(); // fewer there can't be
    }
    Set<String> there = Answers.of("list topics", admin.listTopics().names());
    return of(admin, layout.internal(there)).differences().stream()
        .filter(Difference::weak)
        .map(Difference::describe)
        .toList();
  }

  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** A line for each difference; one that says so when there is none. */
  public String describe() {
    return isEmpty()
        ? "the topics are as declared"
        : String.join("\n", differences.stream().map(Difference::describe).toList());
  }

  /**
   * Makes it so, as far as that can be done without moving data.
   *
   * @param repartition whether partitions may be added: keys then go to other partitions, so
   *     services have to be stopped and the topics drained before
   * @return what is left to the operator
   * @throws TopicsException, with nothing done, when keys would move that must stay
   * @throws IOException when the cluster can't be reached or refuses
   */
  public TopicPlan apply(Admin admin, boolean repartition) throws IOException {
    if (repartition) {
      requireNoneAnchored();
    }
    var missing = new ArrayList<NewTopic>();
    var partitions = new HashMap<String, NewPartitions>();
    var configurations = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    var left = new ArrayList<Difference>();
    for (Difference difference : differences) {
      switch (difference) {
        case Difference.Missing(TopicSpec topic) -> missing.add(topic.toNewTopic());
        case Difference.Partitions more when more.mendable() && repartition ->
            partitions.put(
                more.topic().name(), NewPartitions.increaseTo(more.topic().partitions()));
        case Difference.Partitions other -> left.add(other);
        case Difference.Replication other -> left.add(other);
        case Difference.Configuration other when awaitsCopies(other) -> left.add(other);
        case Difference.Configuration(TopicSpec topic, String key, String wanted, _) ->
            configurations
                .computeIfAbsent(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    _ -> new ArrayList<>())
                .add(new AlterConfigOp(new ConfigEntry(key, wanted), AlterConfigOp.OpType.SET));
      }
    }
    if (!missing.isEmpty()) {
      Answers.of("create topics", admin.createTopics(missing).all());
      awaitNamed(admin, missing.stream().map(NewTopic::name).toList());
      awaitLed(admin, missing);
    }
    if (partitions.isEmpty() && configurations.isEmpty()) {
      return new TopicPlan(left); // what was just created is as it was asked for
    }
    Answers.of("add partitions", admin.createPartitions(partitions).all());
    Answers.of("configure topics", admin.incrementalAlterConfigs(configurations).all());
    return awaitVisible(admin, new TopicPlan(left));
  }

  /** Nothing could be written any more to a topic with fewer copies than must have a record. */
  private boolean awaitsCopies(Difference.Configuration setting) {
    return setting.key().equals(TopicLayout.MIN_IN_SYNC)
        && differences.stream()
            .anyMatch(difference ->
                difference instanceof Difference.Replication(TopicSpec topic, int actual)
                    && topic.equals(setting.topic())
                    && actual < Integer.parseInt(setting.wanted()));
  }

  private void requireNoneAnchored() {
    for (Difference difference : differences) {
      if (difference instanceof Difference.Partitions(TopicSpec topic, int actual)
          && topic.anchored()) {
        throw new TopicsException(
            ("%s can't be given other partitions than its %d: the generation of a change is its"
                    + " offset, and a repository that moved to another partition would begin again"
                    + " at 0, so that all that is known of it would stand above its new changes."
                    + " Set topics.partitions back to %d; or declare the new number together with"
                    + " another topics.prefix, run `plumbline topics apply`, and point services,"
                    + " producers and subscribers to that")
                .formatted(topic.name(), actual, actual));
      }
    }
  }

  /** A topic is known to the controller first; whoever starts now would not see it yet. */
  private static void awaitNamed(Admin admin, List<String> created) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      if (Answers.of("list topics", admin.listTopics().names()).containsAll(created)) {
        return;
      }
      Answers.pause(PAUSE_MILLIS);
    }
  }

  /**
   * A broker that has heard of a partition may not have its log yet. It refuses a producer's first
   * batch then and takes the second, after which the first is out of order until it is given up.
   */
  private static void awaitLed(Admin admin, List<NewTopic> created) throws IOException {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Answers.of("look at new topics", admin.listOffsets(ends).all());
  }

  /** The same for what was changed. */
  private TopicPlan awaitVisible(Admin admin, TopicPlan left) throws IOException {
    List<TopicSpec> changed = differences.stream().map(Difference::topic).distinct().toList();
    for (int round = 0; round < ROUNDS && !of(admin, changed).equals(left); round++) {
      Answers.pause(PAUSE_MILLIS);
    }
    return left;
  }

  /**
   * What a service does at its start.
   *
   * @param servers the cluster, as a command line names it
   * @param declared of how many topics this is the plan
   * @throws TopicsException when records could be lost or refused with the topics as they are
   */
  public void requireUsable(String servers, int declared) {
    List<Difference> fatal = differences.stream().filter(Difference::fatal).toList();
    OptionalInt partitions = alikePartitions(fatal);
    if (partitions.isPresent() && fatal.size() == declared) {
      throw new TopicsException(otherPartitions(servers, fatal.getFirst(), partitions.getAsInt()));
    }
    if (!fatal.isEmpty()) {
      throw new TopicsException(
          "the cluster's topics are not as declared:\n"
              + String.join("\n", fatal.stream().map(Difference::describe).toList())
              + "\nrun 'plumbline topics plan --bootstrap-servers "
              + servers
              + "', then 'plumbline topics apply --bootstrap-servers "
              + servers
              + "', or set topics.* as the cluster has them");
    }
  }

  /** How many partitions each topic has, where nothing else is wrong with any of them. */
  private static OptionalInt alikePartitions(List<Difference> fatal) {
    var counts = new TreeSet<Integer>();
    for (Difference difference : fatal) {
      if (!(difference instanceof Difference.Partitions partitions)) {
        return OptionalInt.empty();
      }
      counts.add(partitions.actual());
    }
    return counts.size() == 1 ? OptionalInt.of(counts.first()) : OptionalInt.empty();
  }

  private static String otherPartitions(String servers, Difference one, int actual) {
    int wanted = one.topic().partitions();
    return ("the topics at %s have %d %s each, and topics.partitions is %d: add --set"
            + " topics.partitions=%d%s")
        .formatted(
            servers,
            actual,
            actual == 1 ? "partition" : "partitions",
            wanted,
            actual,
            wanted < actual
                ? ""
                : "; more of them take another topics.prefix (docs/deployment.md)");
  }
}

package dev.plumbline.pipeline.topic;

/** One way in which a cluster's topic is not as declared. */
public sealed interface Difference {
  TopicSpec topic();

  /** A line for the operator. */
  String describe();

  /** Whether a service must not start with it, since records could be lost or refused. */
  boolean fatal();

  /** Whether a record is in fewer places than declared before it counts as written. */
  default boolean weak() {
    return switch (this) {
      case Replication(TopicSpec topic, int actual) -> actual < topic.replication();
      case Configuration(_, String key, String wanted, String actual) ->
          key.equals(TopicLayout.MIN_IN_SYNC)
              && Integer.parseInt(actual) < Integer.parseInt(wanted);
      case Missing _, Partitions _ -> false;
    };
  }

  record Missing(TopicSpec topic) implements Difference {
    @Override
    public String describe() {
      return "+ %s: create with %d partitions, %d copies, %s"
          .formatted(topic.name(), topic.partitions(), topic.replication(), topic.configuration());
    }

    @Override
    public boolean fatal() {
      return true;
    }
  }

  /** More of them move keys to other partitions; fewer of them Kafka can't do. */
  record Partitions(TopicSpec topic, int actual) implements Difference {
    @Override
    public String describe() {
      return "~ %s: has %d partitions, should have %d"
          .formatted(topic.name(), actual, topic.partitions());
    }

    @Override
    public boolean fatal() {
      return true;
    }

    boolean mendable() {
      return topic.partitions() > actual;
    }
  }

  /** Kafka mends it by a reassignment, which is the operator's to plan. */
  record Replication(TopicSpec topic, int actual) implements Difference {
    @Override
    public String describe() {
      return "! %s: has %d copies, should have %d; reassign it with kafka-reassign-partitions"
          .formatted(topic.name(), actual, topic.replication());
    }

    @Override
    public boolean fatal() {
      return false;
    }
  }

  record Configuration(TopicSpec topic, String key, String wanted, String actual)
      implements Difference {
    @Override
    public String describe() {
      return "~ %s: %s is %s, should be %s".formatted(topic.name(), key, actual, wanted);
    }

    /** Another retention only keeps less or more; these two lose or refuse records. */
    @Override
    public boolean fatal() {
      return switch (key) {
        case "cleanup.policy" -> true;
        case "max.message.bytes" -> Long.parseLong(actual) < Long.parseLong(wanted);
        default -> false;
      };
    }
  }
}

package dev.plumbline.forecast.scenario;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Scenario.Loss;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plays the loss of a zone, of the region, of each key, database and queue on a stack's graph. */
public final class ScenarioSearch {
  private static final int MOST_STATEMENTS = 200;
  private static final int MOST_SUBJECTS = 100;

  private static final Comparator<Statement> WORST_FIRST =
      Comparator.comparing(Statement::effect).thenComparing(Statement::address);

  private static final Set<String> KEYS =
      Set.of("aws_kms_key", "azurerm_key_vault_key", "google_kms_crypto_key");

  private static final Set<String> DATABASES =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster",
          "aws_docdb_cluster",
          "aws_neptune_cluster",
          "aws_redshift_cluster",
          "aws_dynamodb_table",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_opensearch_domain",
          "azurerm_mssql_database",
          "azurerm_postgresql_flexible_server",
          "azurerm_mysql_flexible_server",
          "azurerm_cosmosdb_account",
          "google_sql_database_instance",
          "google_spanner_instance");

  private static final Set<String> QUEUES =
      Set.of(
          "aws_sqs_queue",
          "aws_kinesis_stream",
          "aws_mq_broker",
          "azurerm_servicebus_queue",
          "azurerm_storage_queue",
          "google_pubsub_subscription");

  private final Graph graph;
  private final Dependents dependents;
  private final Zones zones;
  private final Budget budget;

  public ScenarioSearch(Graph graph, Budget budget) {
    this.graph = graph;
    this.dependents = new Dependents(graph);
    this.zones = new Zones(graph);
    this.budget = budget;
  }

  /**
   * Those that say anything.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs too much
   */
  public List<Scenario> all() {
    var scenarios = new ArrayList<Scenario>();
    place(Loss.ZONE, this::inZone).ifPresent(scenarios::add);
    place(Loss.REGION, this::inRegion).ifPresent(scenarios::add);
    scenarios.addAll(each(Loss.KEY, KEYS));
    scenarios.addAll(each(Loss.DATABASE, DATABASES));
    scenarios.addAll(each(Loss.QUEUE, QUEUES));
    return scenarios;
  }

  private List<Resource> managed() {
    return graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
        .toList();
  }

  private Optional<Scenario> place(Loss loss, Function<Resource, List<Statement>> judge) {
    var statements = new ArrayList<Statement>();
    for (Resource resource : managed()) {
      budget.spend(1);
      statements.addAll(judge.apply(resource));
    }
    return statements.isEmpty() ? Optional.empty() : Optional.of(scenario(loss, "", statements));
  }

  private static Scenario scenario(Loss loss, String subject, List<Statement> statements) {
    return new Scenario(
        loss, subject, statements.stream().sorted(WORST_FIRST).limit(MOST_STATEMENTS).toList());
  }

  private List<Statement> inZone(Resource resource) {
    if (resource.type().equals("aws_rds_cluster")) {
      return List.of(cluster(resource));
    }
    return Rules.ask("zone", resource).stream()
        .map(statement -> zones.checked(resource, statement))
        .toList();
  }

  /** Its storage is in three zones anyway; whether somebody serves it is up to its instances. */
  private Statement cluster(Resource cluster) {
    List<Resource> instances =
        dependents.readersOfType(cluster.address(), "aws_rds_cluster_instance");
    boolean open = instances.stream().anyMatch(one -> one.address().contains("[?]"));
    if (open || instances.isEmpty()) {
      return new Statement(
          Effect.CANNOT_BE_SAID,
          cluster.address(),
          "can't be said: how many instances it has is not known here",
          "",
          cluster.header());
    }
    return instances.size() > 1
        ? new Statement(
            Effect.SURVIVES,
            cluster.address(),
            "has " + instances.size() + " instances, and fails over to one in another zone",
            "",
            instances.getFirst().header())
        : new Statement(
            Effect.GOES_DOWN,
            cluster.address(),
            "has one instance; its storage has copies in three zones, and the instance is made anew",
            "",
            instances.getFirst().header());
  }

  private List<Statement> inRegion(Resource resource) {
    var statements = new ArrayList<Statement>();
    Optional<Statement> first = copied(resource).or(() -> Rules.ask("region", resource));
    first.ifPresent(statements::add);
    if (first.isPresent() && first.get().effect() == Effect.GOES_DOWN) {
      Rules.ask("region-restore", resource).ifPresent(statements::add);
    }
    return statements;
  }

  /** Copies that are resources of their own. */
  private Optional<Statement> copied(Resource resource) {
    return switch (resource.type()) {
      case "aws_s3_bucket" ->
          dependents
              .readersOfType(resource.address(), "aws_s3_bucket_replication_configuration")
              .stream()
              .findFirst()
              .map(copy ->
                  copied(
                      resource,
                      copy,
                      "is replicated; whether to another region, the" + " destination says"));
      case "aws_db_instance" ->
          dependents.of(resource.address()).stream()
              .filter(edge -> edge.attribute().equals("replicate_source_db"))
              .findFirst()
              .map(edge ->
                  new Statement(
                      Effect.RESTORED_BY,
                      resource.address(),
                      "has the replica "
                          + edge.from()
                          + ", which can be promoted if it is in another"
                          + " region",
                      edge.attribute(),
                      edge.range()));
      default -> Optional.empty();
    };
  }

  private static Statement copied(Resource resource, Resource copy, String text) {
    return new Statement(Effect.RESTORED_BY, resource.address(), text, "", copy.header());
  }

  private List<Scenario> each(Loss loss, Set<String> types) {
    return managed().stream()
        .filter(resource -> types.contains(resource.type()))
        .limit(MOST_SUBJECTS)
        .map(resource -> lost(loss, resource))
        .toList();
  }

  private Scenario lost(Loss loss, Resource subject) {
    budget.spend(1);
    var statements = new ArrayList<Statement>();
    Rules.ask("restore", subject).ifPresent(statements::add);
    List<Uses.Use> uses =
        loss == Loss.KEY
            ? Uses.ofKey(subject.address(), dependents)
            : Uses.of(subject.address(), dependents);
    budget.spend(uses.size());
    for (Uses.Use use : uses) {
      statements.add(
          new Statement(
              use.fails() ? Effect.GOES_DOWN : Effect.SURVIVES,
              use.address(),
              use.fails() ? without(loss) : "runs on; what fails in it was sent here, and is lost",
              use.edge().attribute(),
              use.edge().range()));
    }
    return scenario(loss, subject.address(), statements);
  }

  private static String without(Loss loss) {
    return switch (loss) {
      case KEY -> "can't be read or written without it";
      case QUEUE -> "reads it or writes to it, and is without it";
      case DATABASE, ZONE, REGION, OTHER -> "reads it, and is without it";
    };
  }
}

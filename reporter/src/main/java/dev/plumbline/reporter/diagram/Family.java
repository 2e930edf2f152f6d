package dev.plumbline.reporter.diagram;

import java.util.Locale;
import java.util.Map;

/** What a resource is good for; decides its colour and nothing else. */
enum Family {
  NETWORK,
  COMPUTE,
  DATA,
  STORAGE,
  SECURITY,
  MESSAGING,
  MONITORING,
  OTHER;

  /** By the word after the provider's: {@code aws_lambda_function} is {@code lambda}. */
  private static final Map<String, Family> BY_WORD =
      Map.ofEntries(
          Map.entry("vpc", NETWORK),
          Map.entry("subnet", NETWORK),
          Map.entry("lb", NETWORK),
          Map.entry("alb", NETWORK),
          Map.entry("elb", NETWORK),
          Map.entry("eip", NETWORK),
          Map.entry("nat", NETWORK),
          Map.entry("internet", NETWORK),
          Map.entry("route", NETWORK),
          Map.entry("route53", NETWORK),
          Map.entry("network", NETWORK),
          Map.entry("cloudfront", NETWORK),
          Map.entry("apigatewayv2", NETWORK),
          Map.entry("api", NETWORK),
          Map.entry("virtual", NETWORK),
          Map.entry("dns", NETWORK),
          Map.entry("instance", COMPUTE),
          Map.entry("autoscaling", COMPUTE),
          Map.entry("launch", COMPUTE),
          Map.entry("lambda", COMPUTE),
          Map.entry("ecs", COMPUTE),
          Map.entry("eks", COMPUTE),
          Map.entry("ecr", COMPUTE),
          Map.entry("batch", COMPUTE),
          Map.entry("compute", COMPUTE),
          Map.entry("container", COMPUTE),
          Map.entry("kubernetes", COMPUTE),
          Map.entry("linux", COMPUTE),
          Map.entry("windows", COMPUTE),
          Map.entry("cloudfunctions", COMPUTE),
          Map.entry("db", DATA),
          Map.entry("rds", DATA),
          Map.entry("dynamodb", DATA),
          Map.entry("elasticache", DATA),
          Map.entry("redshift", DATA),
          Map.entry("opensearch", DATA),
          Map.entry("sql", DATA),
          Map.entry("mssql", DATA),
          Map.entry("postgresql", DATA),
          Map.entry("cosmosdb", DATA),
          Map.entry("bigquery", DATA),
          Map.entry("s3", STORAGE),
          Map.entry("efs", STORAGE),
          Map.entry("ebs", STORAGE),
          Map.entry("backup", STORAGE),
          Map.entry("storage", STORAGE),
          Map.entry("managed", STORAGE),
          Map.entry("iam", SECURITY),
          Map.entry("kms", SECURITY),
          Map.entry("secretsmanager", SECURITY),
          Map.entry("security", SECURITY),
          Map.entry("acm", SECURITY),
          Map.entry("wafv2", SECURITY),
          Map.entry("key", SECURITY),
          Map.entry("role", SECURITY),
          Map.entry("sqs", MESSAGING),
          Map.entry("sns", MESSAGING),
          Map.entry("kinesis", MESSAGING),
          Map.entry("msk", MESSAGING),
          Map.entry("servicebus", MESSAGING),
          Map.entry("eventhub", MESSAGING),
          Map.entry("pubsub", MESSAGING),
          Map.entry("cloudwatch", MONITORING),
          Map.entry("monitor", MONITORING),
          Map.entry("monitoring", MONITORING),
          Map.entry("logging", MONITORING),
          Map.entry("cloudtrail", MONITORING));

  static Family of(String type) {
    String[] words = type.split("_", 3);
    return words.length < 2 ? OTHER : BY_WORD.getOrDefault(words[1], OTHER);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

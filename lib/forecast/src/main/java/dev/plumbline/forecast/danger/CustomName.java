package dev.plumbline.forecast.danger;

import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation makes the new resource before it deletes the old one, and refuses to where the
 * template gives both the same name. Source: the Template Reference, "CloudFormation resource
 * custom naming", as it was in November 2026.
 */
final class CustomName {
  /** Types and the property that is the name. */
  static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("AWS::ApiGateway::ApiKey", "Name"),
          Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
          Map.entry("AWS::CodeDeploy::Application", "ApplicationName"),
          Map.entry("AWS::Config::ConfigRule", "ConfigRuleName"),
          Map.entry("AWS::DynamoDB::Table", "TableName"),
          Map.entry("AWS::EC2::SecurityGroup", "GroupName"),
          Map.entry("AWS::ECR::Repository", "RepositoryName"),
          Map.entry("AWS::ECS::Cluster", "ClusterName"),
          Map.entry("AWS::ElastiCache::CacheCluster", "ClusterName"),
          Map.entry("AWS::ElasticBeanstalk::Application", "ApplicationName"),
          Map.entry("AWS::ElasticBeanstalk::Environment", "EnvironmentName"),
          Map.entry("AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerName"),
          Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
          Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
          Map.entry("AWS::Elasticsearch::Domain", "DomainName"),
          Map.entry("AWS::Events::Rule", "Name"),
          Map.entry("AWS::IAM::Group", "GroupName"),
          Map.entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
          Map.entry("AWS::IAM::Role", "RoleName"),
          Map.entry("AWS::IAM::User", "UserName"),
          Map.entry("AWS::Kinesis::Stream", "Name"),
          Map.entry("AWS::Lambda::Function", "FunctionName"),
          Map.entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
          Map.entry("AWS::S3::Bucket", "BucketName"),
          Map.entry("AWS::SNS::Topic", "TopicName"),
          Map.entry("AWS::SQS::Queue", "QueueName"));

  private CustomName() {}

  /**
   * What a replacement meets that keeps the name.
   *
   * @param changes of the attributes
   * @param head the resource as the change has it; null where it isn't known
   */
  static Optional<Refusal> of(
      Confidence confidence, List<AttributeChange> changes, @Nullable Resource head) {
    String type = head == null ? null : head.originalType();
    String property = type == null ? null : PROPERTIES.get(type);
    if (head == null || type == null || property == null) {
      return Optional.empty();
    }
    TypeMapping mapping = TypeMappings.cloudFormation().get(type);
    String attribute = mapping == null ? null : mapping.attribute(property);
    if (attribute == null || changes.stream().anyMatch(change -> change.path().equals(attribute))) {
      return Optional.empty();
    }
    Value name = head.attribute(attribute);
    return switch (name == null ? Value.Null.NULL : name.unmarked()) {
      case Value.Str _ ->
          Optional.of(new Refusal(words(property), confidence == Confidence.CERTAIN));
      case Value.Unknown _ -> Optional.of(new Refusal(words(property), false));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          Optional.empty();
    };
  }

  private static String words(String property) {
    return "it keeps its " + property + ", and CloudFormation replaces nothing under the same name";
  }
}

package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.forecast.reading.Retention;
import dev.plumbline.forecast.reading.Site;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource as its language makes it: with what holds where the source says nothing, as far as
 * that is another thing in each language. What holds in all of them stands in {@code rules.txt}.
 *
 * <ul>
 *   <li>Backups of a database instance: {@link Retention}
 *   <li>Replicas of a global table. Its template lists the one of its own region as well (template
 *       reference, AWS::DynamoDB::GlobalTable)
 *   <li>The last snapshot. CloudFormation has no argument for it but the DeletionPolicy (user
 *       guide, "DeletionPolicy attribute")
 * </ul>
 */
final class AsMade {
  /** What becomes of it when its stack deletes it; no attribute of Terraform's. */
  static final String POLICY = "deletion_policy";

  private AsMade() {}

  static Site of(Resource resource) {
    Map<String, Value> members = new LinkedHashMap<>(resource.attributes().members());
    if (Language.of(resource) == Language.CLOUDFORMATION) {
      policy(resource, members);
    }
    if ("AWS::DynamoDB::GlobalTable".equals(resource.originalType())) {
      global(resource, members);
    }
    Value retention = Retention.whereUnset(resource);
    if (retention != null) {
      members.putIfAbsent(Retention.PATH, retention);
    }
    return new Site(resource, new Value.Obj(members));
  }

  private static void policy(Resource resource, Map<String, Value> members) {
    String written = resource.lifecycle().deletionPolicy();
    String policy = written.isEmpty() && snapshotByDefault(resource) ? "Snapshot" : written;
    boolean open = policy.equals(Lifecycle.OPEN);
    members.put(
        POLICY,
        open ? unknown(resource, POLICY, "only the deployment knows it") : Value.of(policy));
    members.put(
        "skip_final_snapshot",
        open
            ? unknown(resource, "DeletionPolicy", "only the deployment knows it")
            : Value.of(!policy.equals("Snapshot")));
  }

  private static void global(Resource table, Map<String, Value> members) {
    Value replicas = members.getOrDefault("replica", Value.Null.NULL).unmarked();
    if (replicas instanceof Value.Seq(List<Value> all) && !all.isEmpty()) {
      members.put("replica", new Value.Seq(all.subList(1, all.size())));
    }
    members.putIfAbsent(
        "point_in_time_recovery",
        unknown(table, "point_in_time_recovery", "each of its replicas has its own"));
  }

  private static boolean snapshotByDefault(Resource resource) {
    String type = resource.originalType();
    return "AWS::RDS::DBCluster".equals(type) || "AWS::RDS::DBInstance".equals(type);
  }

  private static Value unknown(Resource resource, String path, String reason) {
    return new Value.Unknown(new Value.Origin(resource.address(), path, "", reason));
  }
}

package dev.plumbline.forecast.reading;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many days automated backups of a database are kept where the source says nothing.
 *
 * <ul>
 *   <li>An instance: Terraform's provider and Pulumi's, which is made of it, order none (registry,
 *       aws_db_instance: {@code backup_retention_period}, "Default is 0"); CloudFormation leaves it
 *       to the service, which keeps them for a day (Amazon RDS API Reference, CreateDBInstance:
 *       {@code BackupRetentionPeriod}, "Default: 1"). One made of a snapshot has the snapshot's
 *       (Amazon RDS User Guide, "Backup retention period")
 *   <li>A cluster: a day, whatever makes it, and never none (Amazon RDS API Reference,
 *       CreateDBCluster: {@code BackupRetentionPeriod}, "Default: 1", from 1 to 35)
 * </ul>
 */
public final class Retention {
  public static final String PATH = "backup_retention_period";

  private static final Value NONE = new Value.Num(BigDecimal.ZERO);
  private static final Value A_DAY = new Value.Num(BigDecimal.ONE);

  /** What an instance is made of that exists, and whose settings it takes over. */
  private static final List<String> MADE_OF =
      List.of(
          "snapshot_identifier",
          "restore_to_point_in_time",
          "s3_import",
          "source_dbi_resource_id",
          "source_db_instance_automated_backups_arn");

  private Retention() {}

  /** Null for a type whose default is the same in all languages, or isn't known. */
  public static @Nullable Value whereUnset(Resource database) {
    return switch (database.type()) {
      case "aws_db_instance" -> ofInstance(database);
      case "aws_rds_cluster" -> A_DAY;
      default -> null;
    };
  }

  private static Value ofInstance(Resource database) {
    if (MADE_OF.stream().anyMatch(name -> isSet(database, name))) {
      return new Value.Unknown(
          new Value.Origin(
              database.address(), PATH, "", "it is made of a snapshot, and has what that says"));
    }
    return Language.of(database) == Language.CLOUDFORMATION ? A_DAY : NONE;
  }

  private static boolean isSet(Resource resource, String name) {
    Value value = resource.attribute(name);
    return value != null
        && !(value.unmarked() instanceof Value.Null)
        && !(value.unmarked() instanceof Value.Seq(var elements) && elements.isEmpty());
  }
}

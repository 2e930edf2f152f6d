package dev.plumbline.forecast.erasure;

import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute whose update deletes what is there.
 *
 * @param absent what holds where the source says nothing, {@code ""} where that isn't known
 * @param certain whether what is kept less goes for certain; what is read out of a queue or a
 *     stream as a rule, and single backups, may not be there
 * @param what is deleted, {@code {}} for the new value
 * @param unit of the value, {@code ""} for none
 * @param keep what to do before, {@code {}} for the address
 * @param source the page that says so, as it was in November 2026
 */
record Erases(
    Set<String> types,
    String path,
    String absent,
    Shrink shrink,
    boolean certain,
    String what,
    String unit,
    String keep,
    String source) {
  private static final String AWS = "https://docs.aws.amazon.com/";
  private static final String SNAPSHOT = "Take a snapshot of {} by hand: those stay.";
  private static final String RETENTION = "backup_retention_period";
  private static final String READ =
      "See that what is to be kept of {} has been read before the roll-out.";

  static final List<Erases> ALL =
      List.of(
          new Erases(
              Set.of("aws_cloudwatch_log_group"),
              "retention_in_days",
              "0",
              Shrink.SHORTER_THAN_EVER,
              true,
              "its log events of more than {} ago",
              "day",
              "Export the log events of {} that are to be kept.",
              AWS + "AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"),
          new Erases(
              Set.of("aws_cloudtrail_event_data_store"),
              "retention_period",
              "2555",
              Shrink.SHORTER,
              true,
              "its events of more than {} ago",
              "day",
              "Copy the events of {} that are to be kept.",
              AWS + "awscloudtrail/latest/APIReference/API_UpdateEventDataStore.html"),
          new Erases(
              Set.of("aws_db_instance"),
              RETENTION,
              "",
              Shrink.TO_NONE,
              true,
              "all its automated backups",
              "",
              SNAPSHOT,
              AWS + "AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups-Deleting.html"),
          new Erases(
              Set.of("aws_db_instance", "aws_rds_cluster"),
              RETENTION,
              "",
              Shrink.SHORTER,
              false,
              "its automated backups of more than {} ago",
              "day",
              SNAPSHOT,
              AWS + "AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html"),
          new Erases(
              Set.of("aws_redshift_cluster"),
              "automated_snapshot_retention_period",
              "1",
              Shrink.SHORTER,
              false,
              "its automated snapshots of more than {} ago",
              "day",
              SNAPSHOT,
              AWS + "redshift/latest/APIReference/API_ModifyCluster.html"),
          new Erases(
              Set.of("aws_dynamodb_table"),
              "point_in_time_recovery.enabled",
              "false",
              Shrink.OFF,
              true,
              "its continuous backups of up to 35 days",
              "",
              "Take an on-demand backup of {}: those stay.",
              AWS + "amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html"),
          new Erases(
              Set.of("aws_dynamodb_table"),
              "ttl.enabled",
              "false",
              Shrink.ON,
              false,
              "its items whose time has passed",
              "",
              "Look which items of {} have a time that has passed.",
              AWS + "amazondynamodb/latest/developerguide/howitworks-ttl.html"),
          new Erases(
              Set.of("aws_kinesis_stream"),
              "retention_period",
              "24",
              Shrink.SHORTER,
              false,
              "its records of more than {} ago",
              "hour",
              READ,
              AWS + "streams/latest/dev/kinesis-extended-retention.html"),
          new Erases(
              Set.of("aws_sqs_queue"),
              "message_retention_seconds",
              "345600",
              Shrink.SHORTER,
              false,
              "its messages of more than {} ago",
              "second",
              READ,
              AWS + "AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"),
          new Erases(
              Set.of("google_logging_project_bucket_config"),
              "retention_days",
              "30",
              Shrink.SHORTER,
              false,
              "its log entries of more than {} ago",
              "day",
              "Copy the log entries of {} that are to be kept.",
              "https://cloud.google.com/logging/docs/buckets"));

  /** What an update of a resource deletes by this attribute. */
  Optional<Erasure> of(PlannedChange change, Resource applied, Resource next) {
    if (!types.contains(next.type()) || !touches(change)) {
      return Optional.empty();
    }
    String before = Settings.text(applied, path, absent);
    String after = Settings.text(next, path, absent);
    return shrink.isFrom(before, after)
        ? Optional.of(
            new Erasure(
                what.replace("{}", Units.of(after, unit)),
                certain,
                keep.replace("{}", next.address())))
        : Optional.empty();
  }

  /** Whether the change is one of this attribute: what is ignored is none. */
  private boolean touches(PlannedChange change) {
    return change.attributes().stream()
        .map(attribute -> AttributePaths.withoutIndices(attribute.path()))
        .anyMatch(changed -> changed.equals(path) || path.startsWith(changed + "."));
  }
}

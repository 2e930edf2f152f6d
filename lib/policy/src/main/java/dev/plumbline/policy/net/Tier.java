package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tier of a network that a resource belongs to. */
enum Tier {
  /** What the Internet reaches. */
  PUBLIC,
  /** What neither the Internet reaches nor keeps data. */
  APPLICATION,
  /** What keeps data, wherever it stands. */
  DATA;

  private static final Set<String> STORES =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster",
          "aws_rds_cluster_instance",
          "aws_redshift_cluster",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_docdb_cluster",
          "aws_neptune_cluster",
          "aws_memorydb_cluster",
          "aws_opensearch_domain",
          "aws_elasticsearch_domain",
          "aws_efs_mount_target",
          "aws_msk_cluster",
          "aws_mq_broker");

  /** As {@code public}, {@code application} or {@code data}; open where the way in is. */
  static Term of(Subject subject) {
    if (STORES.contains(subject.type())) {
      return DATA.term(subject);
    }
    List<Term> ways = Exposure.of(subject);
    if (ways.stream().anyMatch(way -> !(way instanceof Term.Open))) {
      return PUBLIC.term(subject);
    }
    return ways.isEmpty() ? APPLICATION.term(subject) : ways.getFirst();
  }

  private Term term(Subject subject) {
    return Term.at(Value.of(name().toLowerCase(Locale.ROOT)), subject.place());
  }
}

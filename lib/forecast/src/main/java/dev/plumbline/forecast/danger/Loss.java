package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource that goes, or that another one takes the place of.
 *
 * @param applied as the change finds it
 * @param next as the change has it; null where it goes
 * @param guarded whether it may not be destroyed. Terraform asks the code as it is after the
 *     change: who removes the block removes {@code prevent_destroy} with it. Pulumi asks its state
 */
record Loss(Resource applied, @Nullable Resource next, boolean guarded) {
  static final String SNAPSHOT = "Snapshot";
  private static final String RETAIN = "Retain";

  /**
   * @param guardedBlocks of the change's code, those with {@code prevent_destroy}
   */
  static Loss of(Resource applied, @Nullable Resource next, Set<String> guardedBlocks) {
    boolean guarded =
        switch (Language.of(applied)) {
          case TERRAFORM, CLOUDFORMATION ->
              guardedBlocks.contains(
                  Addresses.withoutKeys((next == null ? applied : next).address()));
          case PULUMI -> applied.lifecycle().preventDestroy();
        };
    return new Loss(applied, next, guarded);
  }

  Language language() {
    return Language.of(applied);
  }

  /** What its language does with the old one: {@code Snapshot}, {@code Retain}, {@code ""}. */
  String policy() {
    return takesSnapshotByDefault() ? SNAPSHOT : written();
  }

  private String written() {
    Lifecycle lifecycle = next == null ? applied.lifecycle() : next.lifecycle();
    return next == null ? lifecycle.deletionPolicy() : lifecycle.updateReplacePolicy();
  }

  /**
   * What CloudFormation does where no DeletionPolicy is written; one that is replaced has no such
   * default. Source: docs.aws.amazon.com/AWSCloudFormation, DeletionPolicy attribute.
   */
  boolean takesSnapshotByDefault() {
    String type = applied.originalType();
    return next == null
        && written().isEmpty()
        && ("AWS::RDS::DBCluster".equals(type)
            || ("AWS::RDS::DBInstance".equals(type)
                && applied.attribute("cluster_identifier") == null));
  }

  String policyName() {
    return next == null ? "DeletionPolicy" : "UpdateReplacePolicy";
  }

  /** Whether the old one stays where it is, only out of the stack. */
  boolean leavesIt() {
    return policy().startsWith(RETAIN);
  }

  /** Whether nobody knows what becomes of the old one. */
  boolean isOpen() {
    return policy().equals(Lifecycle.OPEN);
  }
}

package dev.plumbline.validator;

import dev.plumbline.forecast.danger.Words;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.policy.read.AcknowledgementReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the repository's settings say to the dangers of a stack, before and after a change.
 */
record Spoken(ArtifactStore store) {
  private static final String SETTINGS = ".plumbline.yaml";

  Words of(StackChanged change) throws IOException {
    StackSpec stack = change.stack();
    byte[] now = change.head() == null ? brought(change) : file(change.head());
    return new Words(
        stack.name(),
        change.head() != null && hasComments(stack),
        read(file(change.base()), stack),
        read(now, stack),
        change.evaluationDate());
  }

  private static List<Acknowledgement> read(byte @Nullable [] settings, StackSpec stack) {
    return settings == null ? List.of() : AcknowledgementReader.of(settings, stack.name());
  }

  private byte @Nullable [] file(@Nullable ArtifactRef snapshot) throws IOException {
    return snapshot == null ? null : new Snapshots(store).file(snapshot, SETTINGS);
  }

  /** Of a stack that goes there is no snapshot; the settings were brought along. */
  private byte @Nullable [] brought(StackChanged change) throws IOException {
    for (Supply supply : change.settings().supplies()) {
      if (supply.kind() == Supply.Kind.SETTINGS) {
        return store.get(supply.content());
      }
    }
    return null;
  }

  private static boolean hasComments(StackSpec stack) {
    return switch (stack.kind()) {
      case TERRAFORM, PULUMI -> true;
      case CLOUDFORMATION, KUBERNETES ->
          !stack.path().endsWith(".json") && !stack.path().endsWith(".template");
    };
  }
}

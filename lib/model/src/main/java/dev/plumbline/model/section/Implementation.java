package dev.plumbline.model.section;

import dev.plumbline.model.review.ArtifactRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The implementer's section.
 *
 * @param fixes {@link Fixes} as an artifact
 */
public record Implementation(ArtifactRef fixes, int verified, int hints) {

  /**
   * The artifact.
   *
   * @param together the verified fixes that go together; null where there is none
   */
  public record Fixes(List<Fix> fixes, @Nullable Together together) {
    public Fixes {
      fixes = List.copyOf(fixes);
    }

    /** Only those that remove one of these findings, by fingerprint; what goes together stays. */
    public Fixes of(Set<String> fingerprints) {
      return new Fixes(
          fixes.stream().filter(fix -> fingerprints.contains(fix.fingerprint())).toList(),
          together);
    }
  }

  /**
   * Fixes written at once, and proved so: each being verified alone says nothing of all of them.
   *
   * @param fingerprints of the findings that they remove
   * @param proof what was shown of all of them together
   * @param diff unified, repository-relative paths; to be read, with dots for secrets: what applies
   *     is {@code edits}
   */
  public record Together(
      List<String> fingerprints, List<String> proof, List<Edit> edits, String diff) {
    public Together {
      fingerprints = List.copyOf(fingerprints);
      proof = List.copyOf(proof);
      edits = List.copyOf(edits);
    }
  }

  /**
   * A change of the sources that removes a finding.
   *
   * @param fingerprint of the finding it removes
   * @param verified whether every step of the proof held; otherwise it is a hint
   * @param proof what was shown, or which step failed
   * @param diff unified, repository-relative paths; to be read, with dots for secrets: what applies
   *     is {@code edits}
   * @param others who shares what it edits and is changed as well: module calls of this stack, and
   *     other stacks; nothing is proved of those stacks
   */
  public record Fix(
      String fingerprint,
      String policy,
      String title,
      boolean verified,
      List<String> proof,
      List<Edit> edits,
      String diff,
      List<String> others) {
    public Fix {
      others = List.copyOf(others);
      proof = List.copyOf(proof);
      edits = List.copyOf(edits);
    }
  }

  /**
   * Replaces bytes of a file.
   *
   * @param start first byte replaced, in the head's file
   * @param end first byte kept; equal to {@code start} for an insertion
   */
  public record Edit(String file, int start, int end, String text) {}
}

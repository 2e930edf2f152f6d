package dev.plumbline.model.section;

import dev.plumbline.model.review.ArtifactRef;
import java.util.List;
import java.util.Map;
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
   * @param apart why a fix that is verified alone does not go together with the others, by its
   *     fingerprint: which other is in its way, which proof failed
   */
  public record Fixes(
      List<Fix> fixes, @Nullable Together together, Map<String, List<String>> apart) {
    public Fixes {
      fixes = List.copyOf(fixes);
      apart = apart == null ? Map.of() : Map.copyOf(apart); // older versions wrote none
    }

    /** All that are verified go together. */
    public Fixes(List<Fix> fixes, @Nullable Together together) {
      this(fixes, together, Map.of());
    }

    /** Only those that remove one of these findings, by fingerprint; what goes together stays. */
    public Fixes of(Set<String> fingerprints) {
      return new Fixes(
          fixes.stream().filter(fix -> fingerprints.contains(fix.fingerprint())).toList(),
          together,
          apart);
    }
  }

  /**
   * Fixes written at once, and proved so: each being verified alone says nothing of all of them.
   *
   * @param fingerprints of the findings that they remove
   * @param proof what was shown of all of them together
   * @param diff unified, repository-relative paths; to be read, with dots for secrets: what applies
   *     is {@code edits}
   * @param closes as in {@link Fix}
   */
  public record Together(
      List<String> fingerprints,
      List<String> proof,
      List<Edit> edits,
      String diff,
      List<String> closes) {
    public Together {
      fingerprints = List.copyOf(fingerprints);
      proof = List.copyOf(proof);
      edits = List.copyOf(edits);
      closes = closes == null ? List.of() : List.copyOf(closes); // older versions wrote none
    }

    /** Those that close nothing. */
    public Together(List<String> fingerprints, List<String> proof, List<Edit> edits, String diff) {
      this(fingerprints, proof, edits, diff, List.of());
    }
  }

  /** What a person has to know of a fix that takes the last rule by which anything came in. */
  public static String closing(List<String> addresses) {
    return "closes "
        + String.join(", ", addresses)
        + " entirely: no rule is left that lets anything in";
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
   * @param closes addresses of security groups and the like that let something in before and let
   *     nothing in with it
   */
  public record Fix(
      String fingerprint,
      String policy,
      String title,
      boolean verified,
      List<String> proof,
      List<Edit> edits,
      String diff,
      List<String> others,
      List<String> closes) {
    public Fix {
      others = List.copyOf(others);
      closes = closes == null ? List.of() : List.copyOf(closes); // older versions wrote none
      proof = List.copyOf(proof);
      edits = List.copyOf(edits);
    }

    /** One that closes nothing. */
    public Fix(
        String fingerprint,
        String policy,
        String title,
        boolean verified,
        List<String> proof,
        List<Edit> edits,
        String diff,
        List<String> others) {
      this(fingerprint, policy, title, verified, proof, edits, diff, others, List.of());
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

package dev.plumbline.policy;

import dev.plumbline.model.source.StackSpec;
import java.util.Map;

/**
 * What to do, in words.
 *
 * @param text in Terraform's words, which {@code words.Words} puts into another language's where it
 *     knows them
 * @param own in a language's own words, where it is done in another way there
 * @param remedy who can write it
 */
public record Remediation(String text, Map<StackSpec.Kind, String> own, Remedy remedy) {

  /** What a remedy takes beyond the code at hand. */
  public enum Remedy {
    /** Nothing: it can be written from what the code says, so a recipe can exist. */
    LOCAL("can be written from the code"),
    /** A value or a decision that only the owner has: an address range, a retention, a right. */
    CHOICE("takes a choice that only you can make"),
    /** Something that isn't in this code: a secret renewed, another account, another module. */
    ELSEWHERE("takes work outside this code");

    private final String sentence;

    Remedy(String sentence) {
      this.sentence = sentence;
    }

    /** Goes on from "The remedy …". */
    public String sentence() {
      return sentence;
    }
  }

  public Remediation {
    own = Map.copyOf(own);
  }
}

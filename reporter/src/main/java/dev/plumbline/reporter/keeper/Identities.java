package dev.plumbline.reporter.keeper;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which finding seen is which finding kept. A finding goes on under the fingerprint that it was
 * opened with, though the address in it changes.
 *
 * @param known the kept ones among what was seen, by kept fingerprint; the value still has the
 *     fingerprint it was seen with
 * @param unknown seen for the first time, each with a fingerprint that nothing kept has
 */
record Identities(Map<String, Finding> known, List<Finding> unknown) {

  /** Matches what is surest first; nothing is matched twice. */
  static Identities match(Collection<Kept> kept, List<Finding> seen, Aliases aliases) {
    var known = new LinkedHashMap<String, Finding>();
    List<Finding> open = new ArrayList<>(seen);
    List<Kept> live = kept.stream().filter(Kept::live).toList();
    open = pair(known, live, open, f -> f.fingerprint() + '\0' + f.resource());
    open = pair(known, live, open, f -> where(f, f.resource()));
    open = pair(known, kept, open, Finding::fingerprint);
    open = pair(known, live, open, f -> where(f, aliases.first(f.resource())));
    return new Identities(known, renamed(kept, open));
  }

  private static String where(Finding finding, String address) {
    return finding.policy() + '\0' + address + '\0' + finding.attribute();
  }

  /** Adds the pairs of equal {@code identity} to {@code known}; returns those left over. */
  private static List<Finding> pair(
      Map<String, Finding> known,
      Collection<Kept> kept,
      List<Finding> seen,
      Function<Finding, String> identity) {
    var free = new LinkedHashMap<String, Finding>();
    for (Kept one : kept) {
      if (!known.containsKey(one.finding().fingerprint())) {
        free.putIfAbsent(identity.apply(one.finding()), one.finding());
      }
    }
    var left = new ArrayList<Finding>();
    for (Finding finding : seen) {
      Finding match = free.remove(identity.apply(finding));
      if (match == null) {
        left.add(finding);
      } else {
        known.put(match.fingerprint(), finding);
      }
    }
    return left;
  }

  /**
   * A new resource may stand at an address that another one moved away from, and so come with its
   * fingerprint.
   */
  private static List<Finding> renamed(Collection<Kept> kept, List<Finding> unknown) {
    Set<String> taken = new HashSet<>();
    kept.forEach(one -> taken.add(one.finding().fingerprint()));
    var renamed = new ArrayList<Finding>();
    for (Finding finding : unknown) {
      Finding unique = finding;
      while (!taken.add(unique.fingerprint())) {
        unique = unique.withFingerprint(next(unique));
      }
      renamed.add(unique);
    }
    return renamed;
  }

  private static String next(Finding finding) {
    String text = finding.fingerprint() + '\n' + finding.resource();
    return Sha256.hex(text);
  }
}

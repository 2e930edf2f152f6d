package dev.plumbline.implementer.proof;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The element of a list that a finding names, by what stands in it: its number is another one's
 * once something was taken out.
 */
record Named(String list, int index) {
  private static final Pattern ELEMENT = Pattern.compile("^([^\\[.]+)\\[(\\d{1,6})](?:\\..*)?$");

  /**
   * Whether that element is gone or changed, and what no finding of the policy names is still
   * there. True where a finding names no element.
   *
   * @param findings of the same policy on the same resource, before
   */
  static boolean isGone(Finding finding, List<Finding> findings, Value.Obj before, Value.Obj now) {
    Named named = of(finding);
    if (named == null) {
      return true;
    }
    List<Value> earlier = named.elements(before);
    List<Value> left = named.elements(now);
    if (named.index >= earlier.size()) {
      return true;
    }
    Set<Integer> atFault = new HashSet<>();
    for (Finding other : findings) {
      Named also = of(other);
      if (also != null && also.list.equals(named.list)) {
        atFault.add(also.index);
      }
    }
    Value own = earlier.get(named.index);
    return count(left, own) < count(earlier, own) && keeps(earlier, atFault, left);
  }

  private static boolean keeps(List<Value> earlier, Set<Integer> atFault, List<Value> left) {
    for (int i = 0; i < earlier.size(); i++) {
      Value one = earlier.get(i);
      long others = 0;
      for (int j = 0; j < earlier.size(); j++) {
        others += !atFault.contains(j) && earlier.get(j).equals(one) ? 1 : 0;
      }
      if (count(left, one) < others) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Named of(Finding finding) {
    Matcher element = ELEMENT.matcher(finding.attribute());
    return element.matches()
        ? new Named(element.group(1), Integer.parseInt(element.group(2)))
        : null;
  }

  private List<Value> elements(Value.Obj attributes) {
    Map<String, Value> members = attributes.members();
    return members.get(list) instanceof Value.Seq(var elements) ? elements : List.of();
  }

  private static long count(List<Value> elements, Value one) {
    return elements.stream().filter(one::equals).count();
  }
}

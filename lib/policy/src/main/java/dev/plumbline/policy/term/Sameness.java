package dev.plumbline.policy.term;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** Whether a resource is the same in two states of a stack, as far as a condition can tell. */
final class Sameness {
  private Sameness() {}

  /** Whether two are the same but for the places at which they are written. */
  static boolean of(Resource one, Resource other) {
    return one == other
        || of(one.attributes(), other.attributes())
            && one.mode() == other.mode()
            && one.type().equals(other.type())
            && one.name().equals(other.name())
            && one.module().equals(other.module())
            && one.lifecycle().equals(other.lifecycle())
            && one.provider().equals(other.provider())
            && of(one.metadata(), other.metadata())
            && Objects.equals(one.originalType(), other.originalType());
  }

  /** Members of an object count in their order, as whoever goes through them meets them. */
  private static boolean of(Value one, Value other) {
    if (one == other) {
      return true;
    }
    return switch (one) {
      case Value.Obj(var members) ->
          other instanceof Value.Obj(var others)
              && members.size() == others.size()
              && of(members.entrySet().iterator(), others.entrySet().iterator());
      case Value.Seq(var elements) -> {
        boolean same = other instanceof Value.Seq(var others) && elements.size() == others.size();
        for (int i = 0; same && i < elements.size(); i++) {
          same = of(elements.get(i), ((Value.Seq) other).elements().get(i));
        }
        yield same;
      }
      case Value.Sensitive(Value inner) ->
          other instanceof Value.Sensitive(Value another) && of(inner, another);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Unknown _ ->
          one.equals(other);
    };
  }

  private static boolean of(
      Iterator<Map.Entry<String, Value>> members, Iterator<Map.Entry<String, Value>> others) {
    while (members.hasNext()) {
      Map.Entry<String, Value> one = members.next();
      Map.Entry<String, Value> other = others.next();
      if (!one.getKey().equals(other.getKey()) || !of(one.getValue(), other.getValue())) {
        return false;
      }
    }
    return true;
  }
}

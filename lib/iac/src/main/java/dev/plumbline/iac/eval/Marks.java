package dev.plumbline.iac.eval;

import java.util.SortedMap;

/** Takes sensitive marks off. */
final class Marks {
  private Marks() {}

  static Datum strip(Datum value) {
    return switch (value) {
      case Datum.Sensitive(Datum inner) -> strip(inner);
      case Datum.Seq seq ->
          new Datum.Seq(seq.type(), seq.elements().stream().map(Marks::strip).toList());
      case Datum.Obj obj -> {
        SortedMap<String, Datum> members = Datum.sorted();
        obj.members().forEach((name, member) -> members.put(name, strip(member)));
        yield new Datum.Obj(obj.type(), members);
      }
      case Datum.Unknown unknown -> {
        SortedMap<String, Datum> known = Datum.sorted();
        unknown.known().forEach((name, member) -> known.put(name, strip(member)));
        yield new Datum.Unknown(
            unknown.type(), unknown.origin(), unknown.notNull(), known, unknown.bounds());
      }
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Str _ -> value;
    };
  }
}

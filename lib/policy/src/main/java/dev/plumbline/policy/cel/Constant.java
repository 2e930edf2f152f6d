package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;

/** A literal. */
record Constant(Term term) implements Node {

  static Constant of(CelConstant constant) {
    Value value =
        switch (constant.getKind()) {
          case STRING_VALUE -> Value.of(constant.stringValue());
          case INT64_VALUE -> Value.of(constant.int64Value());
          case UINT64_VALUE -> new Value.Num(new BigDecimal(constant.uint64Value().toString()));
          case DOUBLE_VALUE -> new Value.Num(BigDecimal.valueOf(constant.doubleValue()));
          case BOOLEAN_VALUE -> Value.of(constant.booleanValue());
          case NULL_VALUE ->
              throw new UnsupportedException("null: ask isSet(…) whether the source sets it");
          case BYTES_VALUE, DURATION_VALUE, TIMESTAMP_VALUE, NOT_SET ->
              throw new UnsupportedException("a literal of kind " + constant.getKind());
        };
    return new Constant(Term.of(value));
  }

  @Override
  public Term evaluate(Frame frame) {
    return term;
  }
}

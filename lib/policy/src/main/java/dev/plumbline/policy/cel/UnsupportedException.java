package dev.plumbline.policy.cel;

/** The condition uses a part of CEL that policies have no use for. */
final class UnsupportedException extends RuntimeException {
  UnsupportedException(String what) {
    super("conditions can't use " + what);
  }
}

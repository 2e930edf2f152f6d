package dev.plumbline.policy.cel;

/** An expression of a policy is wrong; the message says where and why. */
public final class ConditionException extends RuntimeException {
  ConditionException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.plumbline.policy.grant;

import dev.plumbline.policy.term.Truth;

/**
 * What a role is worth to whoever holds it.
 *
 * @param everything every action on every resource
 * @param access it hands out roles, or writes them
 * @param impersonation it acts as service accounts
 */
record Worth(Truth everything, Truth access, Truth impersonation) {
  static final Worth UNKNOWN = new Worth(Truth.OPEN, Truth.OPEN, Truth.OPEN);
  static final Worth LITTLE = new Worth(Truth.FALSE, Truth.FALSE, Truth.FALSE);
}

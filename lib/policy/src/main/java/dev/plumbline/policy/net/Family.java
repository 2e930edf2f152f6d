package dev.plumbline.policy.net;

import org.jspecify.annotations.Nullable;

/** The two families of addresses: a way of one does not lead to what has only the other. */
enum Family {
  V4(32),
  V6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** Whether a range is the Internet at large, in this family. */
  boolean isInternet(@Nullable Cidr range) {
    return range != null && range.bits() == bits && range.isPublic();
  }
}

package dev.plumbline.iac.eval;

import java.util.Comparator;

/** Terraform sorts strings by their bytes in UTF-8, which is the order of code points. */
public final class KeyOrder {
  public static final Comparator<String> BY_CODE_POINT = KeyOrder::compare;

  private KeyOrder() {}

  private static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand below U+E000 as chars, above U+FFFF as code points.
        boolean xHigh = Character.isSurrogate(x);
        boolean yHigh = Character.isSurrogate(y);
        return xHigh == yHigh ? Character.compare(x, y) : xHigh ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}

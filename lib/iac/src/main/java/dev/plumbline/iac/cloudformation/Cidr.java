package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code Fn::Cidr}: equal parts of an IPv4 block. Of IPv6 blocks nothing is said. */
final class Cidr {
  private Cidr() {}

  /** The parts of {@code [block, count, bits]}; unknown where one of them is, or makes no sense. */
  static Resolved call(Resolved arguments, SourceRange range) {
    var unknown = Unknowns.in(arguments.value());
    if (unknown.isPresent()) {
      return Resolved.leaf(unknown.get(), range);
    }
    List<Value> items = arguments.value() instanceof Value.Seq seq ? seq.elements() : List.of();
    if (items.size() == 3) {
      String[] block = Texts.text(items.getFirst()).split("[./]", -1);
      int count = number(Texts.text(items.get(1)), 256);
      int bits = number(Texts.text(items.get(2)), 32);
      long address = block.length == 5 ? address(block) : -1;
      int mask = block.length == 5 ? number(block[4], 32) : -1;
      if (address >= 0 && count > 0 && bits > 0 && mask >= 0 && 32 - bits >= mask) {
        return Resolved.leaf(new Value.Seq(parts(address, count, bits)), range);
      }
    }
    return Resolved.leaf(Unknowns.because("Fn::Cidr can't be computed here"), range);
  }

  private static List<Value> parts(long address, int count, int bits) {
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = address + ((long) i << bits);
      parts.add(
          Value.of(
              ((at >> 24) & 255)
                  + "."
                  + ((at >> 16) & 255)
                  + "."
                  + ((at >> 8) & 255)
                  + "."
                  + (at & 255)
                  + "/"
                  + (32 - bits)));
    }
    return parts;
  }

  private static long address(String[] block) {
    long address = 0;
    for (int i = 0; i < 4; i++) {
      int part = number(block[i], 255);
      if (part < 0) {
        return -1;
      }
      address = (address << 8) | part;
    }
    return address;
  }

  /** A number of at most {@code most}, or -1. */
  private static int number(String text, int most) {
    boolean digits = !text.isEmpty() && text.length() < 5;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    int value = digits ? Integer.parseInt(text) : -1;
    return value <= most ? value : -1;
  }
}

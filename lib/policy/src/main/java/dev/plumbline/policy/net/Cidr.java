package dev.plumbline.policy.net;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address range, IPv4 or IPv6.
 *
 * @param first its first address, host bits cleared
 * @param prefix length of the network part in bits
 * @param bits 32 or 128
 */
public record Cidr(BigInteger first, int prefix, int bits) {
  /**
   * Ranges that are not routed on the Internet: RFC 1918, 6598 (shared), 3927 (link-local), 1122
   * (loopback), 5737 (documentation), 2544 (benchmarks), 4193 (unique local), 4291, 3849.
   */
  private static final List<Cidr> NOT_ROUTED =
      List.of(
          known("10.0.0.0/8"),
          known("172.16.0.0/12"),
          known("192.168.0.0/16"),
          known("100.64.0.0/10"),
          known("169.254.0.0/16"),
          known("127.0.0.0/8"),
          known("192.0.2.0/24"),
          known("198.51.100.0/24"),
          known("203.0.113.0/24"),
          known("198.18.0.0/15"),
          known("fc00::/7"),
          known("fe80::/10"),
          known("::1/128"),
          known("2001:db8::/32"));

  private static final int WIDEST_V4_OF_ONE_OWNER = 8;
  private static final int WIDEST_V6_OF_ONE_OWNER = 16;

  /** Reads {@code 10.0.0.0/8}, {@code ::/0} or a single address; null for anything else. */
  public static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    Address address = Address.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int prefix = slash < 0 ? address.bits() : length(text.substring(slash + 1), address.bits());
    if (prefix < 0) {
      return null;
    }
    int host = address.bits() - prefix;
    return new Cidr(address.number().shiftRight(host).shiftLeft(host), prefix, address.bits());
  }

  private static Cidr known(String text) {
    Cidr cidr = parse(text);
    if (cidr == null) {
      throw new IllegalStateException(text);
    }
    return cidr;
  }

  private static int length(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int length = Integer.parseInt(text);
    return length <= most ? length : -1;
  }

  /** Whether every address of {@code other} is in this range. */
  public boolean contains(Cidr other) {
    int host = bits - prefix;
    return bits == other.bits
        && prefix <= other.prefix
        && first.shiftRight(host).equals(other.first.shiftRight(host));
  }

  /** Whether all of it lies in space that is not routed on the Internet. */
  public boolean isPrivate() {
    return NOT_ROUTED.stream().anyMatch(range -> range.contains(this));
  }

  /**
   * Whether it admits the Internet at large: routed space wider than any single owner's, so that
   * {@code 0.0.0.0/0}, its two halves and {@code 2000::/3} count, and an office's range does not.
   */
  public boolean isPublic() {
    int widest = bits == 32 ? WIDEST_V4_OF_ONE_OWNER : WIDEST_V6_OF_ONE_OWNER;
    return prefix < widest && !isPrivate();
  }
}

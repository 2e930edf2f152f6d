package dev.plumbline.iac.eval.function;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of IPv4 or IPv6 addresses.
 *
 * @param network its first address as a number
 * @param length of the prefix in bits
 * @param width 32 or 128
 */
record IpPrefix(BigInteger network, int length, int width) {

  /** Null where {@code text} is no range; bits behind the prefix are cleared. */
  static @Nullable IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.length() > 64) {
      return null;
    }
    String digits = text.substring(slash + 1);
    byte[] address = address(text.substring(0, slash));
    if (address == null
        || digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
        || (digits.length() > 1 && digits.startsWith("0"))) {
      return null;
    }
    int width = address.length * 8;
    int length = Integer.parseInt(digits);
    if (length > width) {
      return null;
    }
    BigInteger number = new BigInteger(1, address);
    int host = width - length;
    return new IpPrefix(number.shiftRight(host).shiftLeft(host), length, width);
  }

  private static byte @Nullable [] address(String text) {
    if (text.indexOf(':') >= 0) {
      // A literal with a colon is never looked up.
      try {
        byte[] bytes = InetAddress.getByName(text.indexOf('%') >= 0 ? "x:" : text).getAddress();
        return bytes.length == 4 ? mapped(bytes) : bytes;
      } catch (UnknownHostException e) {
        return null;
      }
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean digits =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      // Leading zeros are read as decimal, as Terraform's address functions always have.
      if (!digits || Integer.parseInt(part) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(part);
    }
    return bytes;
  }

  private static byte[] mapped(byte[] v4) {
    byte[] v6 = new byte[16];
    v6[10] = (byte) 0xff;
    v6[11] = (byte) 0xff;
    System.arraycopy(v4, 0, v6, 12, 4);
    return v6;
  }

  /** Whether it is one of IPv4 addresses in IPv6 ({@code ::ffff:0:0/96}). */
  boolean isMapped() {
    return width == 128 && network.shiftRight(32).equals(BigInteger.valueOf(0xffff));
  }

  /**
   * The {@code number}-th range of prefixes longer by {@code newBits}. Terraform takes negative
   * ones of both: a number then covers the bits before it, and a prefix gets shorter with the
   * address as it was.
   */
  IpPrefix subnet(int newBits, BigInteger number, int argument) throws ArgumentException {
    if (newBits >= 0 && number.abs().bitLength() > newBits) {
      throw new ArgumentException(
          argument, "a prefix extended by " + newBits + " bits has no network number " + number);
    }
    BigInteger address = network.or(number.shiftLeft(width - length - newBits)).abs();
    if (address.bitLength() > width) {
      throw new ArgumentException(argument, "there is no network number " + number);
    }
    return new IpPrefix(address, length + newBits, width);
  }

  /** The range of another length that starts {@code offset} addresses further. */
  IpPrefix at(BigInteger offset, int otherLength) {
    return new IpPrefix(network.add(offset), otherLength, width);
  }

  /** Its {@code number}-th address; Terraform counts those of IPv4 in IPv6 in the first bits. */
  String host(BigInteger number) {
    return text(network.add(isMapped() ? number.shiftLeft(96) : number));
  }

  String mask() {
    return text(
        BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(width - length));
  }

  private String text(BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] bytes = new byte[width / 8];
    byte[] tail =
        raw.length > bytes.length
            ? Arrays.copyOfRange(raw, raw.length - bytes.length, raw.length)
            : raw;
    System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
    boolean mapped = number.shiftRight(32).equals(BigInteger.valueOf(0xffff));
    if (width == 128 && !mapped) {
      return v6(bytes);
    }
    try {
      // What is IPv4 in IPv6 becomes plain IPv4 here.
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four or sixteen bytes are an address", e);
    }
  }

  /** RFC 5952: the longest run of zero groups is shortened. */
  private static String v6(byte[] bytes) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
    }
    var out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        out.append("::");
        i += bestLength - 1;
      } else {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":");
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text(network) + "/" + (isMapped() ? length - 96 : length);
  }
}

package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.number;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** cidrhost, cidrnetmask, cidrsubnet, cidrsubnets. */
final class NetworkFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "cidrhost",
              Type.Primitive.STRING,
              NetworkFunctions::host,
              text("prefix"),
              number("hostnum")),
          Function.of(
              "cidrnetmask", Type.Primitive.STRING, NetworkFunctions::netmask, text("prefix")),
          Function.of(
              "cidrsubnet",
              Type.Primitive.STRING,
              a ->
                  Datum.of(
                      prefix(a)
                          .subnet(bits(prefix(a), a.integer(1), 1), a.bigInteger(2), 2)
                          .toString()),
              text("prefix"),
              number("newbits"),
              number("netnum")),
          Function.of(
                  "cidrsubnets",
                  new Type.ListOf(Type.Primitive.STRING),
                  NetworkFunctions::subnets,
                  text("prefix"))
              .rest(number("newbits")));

  private NetworkFunctions() {}

  private static IpPrefix prefix(Arguments a) throws ArgumentException {
    IpPrefix prefix = IpPrefix.parse(a.text(0));
    if (prefix == null) {
      throw new ArgumentException(0, "\"" + a.text(0) + "\" is no address range like 10.0.0.0/16");
    }
    return prefix;
  }

  private static int bits(IpPrefix prefix, int newBits, int argument) throws ArgumentException {
    if (prefix.length() + newBits < 0 || prefix.length() + newBits > prefix.width()) {
      throw new ArgumentException(
          argument, "the range has no room to extend its prefix by " + newBits + " bits");
    }
    return newBits;
  }

  private static Datum host(Arguments a) throws ArgumentException {
    IpPrefix prefix = prefix(a);
    BigInteger number = a.bigInteger(1);
    BigInteger size = BigInteger.ONE.shiftLeft(prefix.width() - prefix.length());
    BigInteger at = number.signum() < 0 ? size.add(number) : number;
    if (at.signum() < 0 || at.compareTo(size) >= 0) {
      throw new ArgumentException(1, "the range has no host number " + number);
    }
    return Datum.of(prefix.host(at));
  }

  private static Datum netmask(Arguments a) throws ArgumentException {
    IpPrefix prefix = prefix(a);
    if (prefix.width() != 32 && !prefix.isMapped()) {
      throw new ArgumentException(0, "IPv6 addresses have no netmask");
    }
    return Datum.of(prefix.mask());
  }

  private static Datum subnets(Arguments a) throws ArgumentException {
    IpPrefix prefix = prefix(a);
    if (prefix.isMapped() || prefix.length() == 0) {
      throw new ArgumentException(
          1, "neither all addresses nor a range of IPv4 within IPv6 can be divided");
    }
    List<String> subnets = new ArrayList<>();
    BigInteger next = BigInteger.ZERO;
    BigInteger size = BigInteger.ONE.shiftLeft(prefix.width() - prefix.length());
    for (int i = 1; i < a.size(); i++) {
      int newBits = a.integer(i);
      if (newBits < 1) {
        throw new ArgumentException(i, "the prefix has to be extended by at least one bit");
      }
      bits(prefix, newBits, i);
      BigInteger step = size.shiftRight(newBits);
      // Each starts at a multiple of its own size.
      BigInteger start = next.add(step).subtract(BigInteger.ONE).divide(step).multiply(step);
      next = start.add(step);
      if (next.compareTo(size) > 0) {
        throw new ArgumentException(i, "there is not enough room left in the range");
      }
      subnets.add(prefix.at(start, prefix.length() + newBits).toString());
    }
    return Datum.strings(subnets);
  }
}

package dev.plumbline.ingest.git;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which repositories may be read. A host that answers on an address of this machine, of its link or
 * of a private network has to be listed by its name, and so has one that is read over plain HTTP;
 * {@code *} stands for the public ones, and HTTPS, only.
 *
 * @param hosts names, {@code *.example.com} for all below, or {@code *}
 * @param local whether paths and {@code file:} URLs may be read
 */
public record RemotePolicy(List<String> hosts, boolean local) {
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  public RemotePolicy {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  /** What a person's own command line may do: any public host, and this machine's paths. */
  public static RemotePolicy ofCommandLine() {
    return new RemotePolicy(List.of("*"), true);
  }

  /**
   * @throws SourceException when it may not be read, or its host is not known
   */
  public void check(Location location) throws SourceException {
    switch (location) {
      case Location.Local(var path) -> checkLocal(path.toString());
      case Location.Remote remote when remote.isFile() -> checkLocal(remote.toString());
      case Location.Remote remote -> {
        checkScheme(remote);
        checkHost(remote.host());
      }
    }
  }

  private void checkLocal(String where) throws SourceException {
    if (!local) {
      throw new SourceException(
          "paths and file URLs are not read by this service: "
              + where
              + "; its operator can allow them");
    }
  }

  /** What comes over plain HTTP is what anybody on its way made of it. */
  private void checkScheme(Location.Remote remote) throws SourceException {
    if (remote.isPlainHttp() && !isNamed(remote.host())) {
      throw new SourceException(
          "http URLs are not read, as anybody on the way can alter what comes; write "
              + remote.overHttps()
              + ", or, where there is no https, have "
              + remote.host()
              + " listed in git.allowed-hosts");
    }
  }

  /**
   * @throws SourceException when it may not be read, or is not known
   */
  void checkHost(String host) throws SourceException {
    if (!isNamed(host) && !hosts.contains("*")) {
      throw new SourceException(
          host
              + " is not among the Git hosts that may be read; the operator of the services can list"
              + " it in git.allowed-hosts");
    }
    // AddressGuard asks again at each look-up of a connection.
    for (InetAddress address : addresses(host)) {
      if (!mayConnect(host, address)) {
        throw new SourceException(
            host
                + " is an address of an internal network; the operator of the services can list it"
                + " by name in git.allowed-hosts");
      }
    }
  }

  /** Whether an address may be connected to that a host's name means now. */
  boolean mayConnect(String host, InetAddress address) {
    return isNamed(host) || !isInternal(address);
  }

  private boolean isNamed(String host) {
    return hosts.stream().anyMatch(pattern -> names(pattern, host));
  }

  private static boolean names(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.endsWith(pattern.substring(1))
        : !pattern.equals("*") && pattern.equals(host);
  }

  private static InetAddress[] addresses(String host) throws SourceException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw SourceException.unreachable(
          "the host " + host + " is not known; check the URL and the network", e);
    }
  }

  /**
   * Loopback, link-local, private (also IPv6 fc00::/7), shared (100.64/10), this network (0/8),
   * benchmarking (198.18/15), any, multicast; NAT64 (64:ff9b::/96), which can mean any of these.
   * The blocks are those of IANA's special-purpose address registries.
   */
  private static boolean isInternal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean nat64 = bytes.length == 16 && Arrays.equals(bytes, 0, 12, NAT64, 0, 12);
    boolean special =
        bytes.length == 4
            && (bytes[0] == 0
                || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
                || ((bytes[0] & 0xff) == 198 && (bytes[1] & 0xfe) == 18));
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || nat64
        || special;
  }
}

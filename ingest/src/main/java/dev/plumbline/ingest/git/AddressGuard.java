package dev.plumbline.ingest.git;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds each name that this thread looks up while it talks to a remote against the policy: a name
 * may mean another address by the time that it is connected to than when it was checked. Names that
 * a remote is not reached by, such as a proxy's, are nobody's choice but the operator's.
 */
final class AddressGuard implements AutoCloseable {
  private static final ThreadLocal<@Nullable AddressGuard> CURRENT = new ThreadLocal<>();

  private final RemotePolicy policy;
  private final Set<String> hosts = new HashSet<>();

  private AddressGuard(RemotePolicy policy) {
    this.policy = policy;
  }

  /** From now on, and until it is closed by the same thread; one within another is no use. */
  static AddressGuard during(RemotePolicy policy, Location.Remote remote) {
    var guard = new AddressGuard(policy);
    guard.hosts.add(remote.host());
    CURRENT.set(guard);
    return guard;
  }

  /**
   * A server may name another host, as dumb HTTP does with its alternates.
   *
   * @throws SourceException when that may not be read
   */
  static void reach(String host) throws SourceException {
    AddressGuard guard = CURRENT.get();
    if (guard != null) {
      String plain = host.toLowerCase(Locale.ROOT);
      guard.policy.checkHost(plain);
      guard.hosts.add(plain);
    }
  }

  /**
   * What a name was looked up as.
   *
   * @throws UnknownHostException when one of the addresses is of an internal network and the name
   *     is not listed
   */
  static void check(String host, List<InetAddress> addresses) throws UnknownHostException {
    AddressGuard guard = CURRENT.get();
    String plain = host.toLowerCase(Locale.ROOT);
    if (guard != null
        && guard.hosts.contains(plain)
        && !addresses.stream().allMatch(address -> guard.policy.mayConnect(plain, address))) {
      throw new UnknownHostException(host + " has become an address of an internal network");
    }
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}

package dev.plumbline.ingest.git;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.stream.Stream;

/** The JVM's own look-up of names, each held against {@link AddressGuard}; found by the JVM. */
public final class GuardedResolver extends InetAddressResolverProvider {
  @Override
  public String name() {
    return "plumbline";
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return new Checking(configuration.builtinResolver());
  }

  /**
   * @param builtin asked for everything
   */
  record Checking(InetAddressResolver builtin) implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      List<InetAddress> addresses = builtin.lookupByName(host, policy).toList();
      AddressGuard.check(host, addresses);
      return addresses.stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return builtin.lookupByAddress(address);
    }
  }
}

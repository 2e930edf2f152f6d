package dev.plumbline.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that ship with the product: one release of each provider, the newest when they were
 * made. Read lazily, provider by provider and type by type; safe to share between threads.
 */
public final class Facts {
  private static final List<String> PROVIDERS = List.of("aws", "azurerm", "google");

  /** Of these, only names, types and defaults are known, not what a change does. */
  private static final List<String> NAMED = List.of("kubernetes", "helm");

  private static final Facts BUNDLED = new Facts();

  private final Map<String, ProviderFile> files = new ConcurrentHashMap<>();

  private Facts() {}

  public static Facts bundled() {
    return BUNDLED;
  }

  /**
   * What is known of a resource type, or null where there are no facts: another provider, or a type
   * of an older release.
   *
   * @param type {@code aws_s3_bucket}
   */
  public @Nullable ResourceFacts resource(String type) {
    String provider = provider(type, PROVIDERS);
    return provider == null ? null : file(provider).resource(type);
  }

  /**
   * The same for what is written of a resource: names, types, defaults. Also of providers of which
   * nothing is known of what forces a replacement, so never to be asked about changes.
   */
  public @Nullable ResourceFacts described(String type) {
    String provider = provider(type, NAMED);
    return provider == null ? resource(type) : file(provider).resource(type);
  }

  private static @Nullable String provider(String type, List<String> among) {
    int cut = type.indexOf('_');
    String prefix = cut < 0 ? type : type.substring(0, cut);
    return among.contains(prefix) ? prefix : null;
  }

  /** The release that the facts of a provider describe, or null where there are none. */
  public @Nullable Provider provider(String name) {
    return PROVIDERS.contains(name) ? file(name).provider() : null;
  }

  /** Names of the providers with facts. */
  public List<String> providers() {
    return PROVIDERS;
  }

  /** All resource types of a provider; empty where there are no facts. */
  public Set<String> types(String provider) {
    return PROVIDERS.contains(provider) ? file(provider).types() : Set.of();
  }

  private ProviderFile file(String provider) {
    return files.computeIfAbsent(provider, ProviderFile::new);
  }
}

package dev.plumbline.policy.reference;

import dev.plumbline.policy.Policy;
import java.util.List;

/**
 * A service of a provider and the policies about it: a page of the reference.
 *
 * @param provider the first part of the ids: {@code aws}
 * @param name the second: {@code s3}
 */
record Service(String provider, String name, List<Policy> policies) {
  Service {
    policies = List.copyOf(policies);
  }

  /** The part of a policy's id that names its service: {@code aws/s3}. */
  static String of(Policy policy) {
    String id = policy.id();
    int first = id.indexOf('/');
    int second = id.indexOf('/', first + 1);
    return second < 0 ? id.substring(0, Math.max(first, 0)) : id.substring(0, second);
  }

  static Service of(String key, List<Policy> policies) {
    int slash = key.indexOf('/');
    return slash < 0
        ? new Service("own", key.isEmpty() ? "policies" : key, policies)
        : new Service(key.substring(0, slash), key.substring(slash + 1), policies);
  }

  /** The page, relative to the index. */
  String file() {
    return provider + "/" + name + ".md";
  }

  String title() {
    return title(provider) + ": " + name;
  }

  /** How a provider is called in headings. */
  static String title(String provider) {
    return switch (provider) {
      case "aws" -> "AWS";
      case "azure" -> "Azure";
      case "google" -> "Google Cloud";
      case "kubernetes" -> "Kubernetes";
      case "practice" -> "Practice";
      default -> provider;
    };
  }
}

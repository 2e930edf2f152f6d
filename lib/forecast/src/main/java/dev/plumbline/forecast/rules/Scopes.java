package dev.plumbline.forecast.rules;

import java.util.Map;

/**
 * The short names of Google's OAuth scopes (gcloud reference, {@code compute instances create
 * --scopes}).
 */
final class Scopes {
  private static final String PREFIX = "https://www.googleapis.com/auth/";

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("compute-ro", "compute.readonly"),
          Map.entry("compute-rw", "compute"),
          Map.entry("storage-full", "devstorage.full_control"),
          Map.entry("storage-ro", "devstorage.read_only"),
          Map.entry("storage-rw", "devstorage.read_write"),
          Map.entry("logging-write", "logging.write"),
          Map.entry("monitoring-write", "monitoring.write"),
          Map.entry("service-control", "servicecontrol"),
          Map.entry("service-management", "service.management.readonly"),
          Map.entry("sql", "sqlservice"),
          Map.entry("sql-admin", "sqlservice.admin"),
          Map.entry("trace", "trace.append"),
          Map.entry("useraccounts-ro", "cloud.useraccounts.readonly"),
          Map.entry("useraccounts-rw", "cloud.useraccounts"),
          Map.entry("userinfo-email", "userinfo.email"));

  private Scopes() {}

  static String normal(String scope) {
    String name = scope.startsWith(PREFIX) ? scope.substring(PREFIX.length()) : scope;
    return ALIASES.getOrDefault(name, name);
  }
}

package dev.plumbline.reporter.projection;

/** Keys are {@code repository/stack}; people look for the stack. */
final class StackNames {
  private StackNames() {}

  static String within(String repository, String key) {
    return key.startsWith(repository + "/") ? key.substring(repository.length() + 1) : key;
  }
}

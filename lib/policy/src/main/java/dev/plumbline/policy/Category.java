package dev.plumbline.policy;

import java.util.Locale;

/** What a policy is about. */
public enum Category {
  SECURITY,
  IAM,
  NETWORK,
  ENCRYPTION,
  SECRETS,
  BACKUP,
  MONITORING,
  COST,
  PRACTICE,
  SIMPLICITY;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

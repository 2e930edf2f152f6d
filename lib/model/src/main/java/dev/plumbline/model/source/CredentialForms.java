package dev.plumbline.model.source;

import java.util.List;

/**
 * How credentials look, as their issuers document it: what policies find and what is hidden where
 * sources and values are shown. Regular expressions that java.util.regex and RE2/J read alike.
 */
public final class CredentialForms {
  /** RFC 7468; what follows until its end is the key. */
  public static final String PRIVATE_KEY = "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----";

  /** Each of these is one. */
  public static final List<String> PLAIN =
      List.of(
          // AWS IAM User Guide, "IAM identifiers": access keys
          "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
          // AWS secret keys, only beside their name
          "(?i:aws_?secret(?:_?access)?_?key)\\W{0,3}[=:]\\s{0,4}[\"']?[A-Za-z0-9/+]{40}\\b",
          PRIVATE_KEY,
          "\\bgithub_pat_[A-Za-z0-9_]{60,}\\b",
          // GitLab, Slack, Stripe, Google API keys
          "\\bglpat-[A-Za-z0-9_-]{20}\\b",
          "\\bxox[baprs]-[A-Za-z0-9-]{20,}\\b",
          "\\b[rs]k_live_[A-Za-z0-9]{24,}\\b",
          "\\bAIza[A-Za-z0-9_-]{35}\\b",
          // SendGrid, DigitalOcean, Shopify, PyPI, Databricks, Docker, Grafana
          "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b",
          "\\bdo[opr]_v1_[a-f0-9]{64}\\b",
          "\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\\b",
          "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}\\b",
          "\\bdapi[a-f0-9]{32}\\b",
          "\\bdckr_pat_[A-Za-z0-9_-]{27}\\b",
          "\\bglsa_[A-Za-z0-9]{32}_[a-f0-9]{8}\\b",
          // HashiCorp Vault and HCP Terraform, New Relic, Anthropic, age
          "\\bhvs\\.[A-Za-z0-9_-]{90,}\\b",
          "\\b[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,}\\b",
          "\\bNRAK-[A-Z0-9]{27}\\b",
          "\\bsk-ant-[a-z0-9]{5,}-[A-Za-z0-9_-]{80,}\\b",
          "\\bAGE-SECRET-KEY-1[0-9A-Z]{58}\\b",
          // Azure Storage, "Configure connection strings": 64 bytes in Base64
          "\\bAccountKey=[A-Za-z0-9+/]{86}==");

  /**
   * GitHub and npm: 30 characters (first group), then their CRC-32 in six digits of base 62 (second
   * group).
   */
  public static final String CHECKED = "\\b(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})\\b";

  /** RFC 3986: a password in a URL, the first group. */
  public static final String URL =
      "\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"'$<{]{1,64}:([^\\s:/@\"'$<{]{6,128})@";

  private CredentialForms() {}
}

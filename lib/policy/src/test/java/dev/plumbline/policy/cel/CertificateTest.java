package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private static final String EXPIRED =
      """
      -----BEGIN CERTIFICATE-----
      MIIBSzCB8qADAgECAgkA5eI0AFU34lowCgYIKoZIzj0EAwMwGjEYMBYGA1UEAxMP
      d3d3LmV4YW1wbGUuY29tMB4XDTE1MDEwMTEwMDIxOFoXDTE2MDEwMTEwMDIxOFow
      GjEYMBYGA1UEAxMPd3d3LmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0D
      AQcDQgAEKHKY6c9xFZZilPXj6kc6a0WQH3R7MznAxtSMjBzp9qnZNQMY8gn7/Rws
      Wvx0PyCnnEqCSBGp3vn7/dYwUge4MaMhMB8wHQYDVR0OBBYEFDh68GYiH2J3JSoh
      Rm/diZXW+0zQMAoGCCqGSM49BAMDA0gAMEUCIENDXlWZ/hFLm6G+dbqIjQR9EoEC
      Bj2DccVNwjdxFMa7AiEAgFbUxacPvoKiZ4yEdtLhT0O7wTzfAMOh5hszMtZiRew=
      -----END CERTIFICATE-----
      """;
  private static final String SHORT =
      """
      -----BEGIN CERTIFICATE-----
      MIICEjCCAXugAwIBAgIUGAcVyr3XSlKDcMhTRd+s+A9XQ0gwDQYJKoZIhvcNAQEL
      BQAwGjEYMBYGA1UEAwwPd3d3LmV4YW1wbGUuY29tMCAXDTI2MTEyNzEwMDEzN1oY
      DzIxMjYxMTAzMTAwMTM3WjAaMRgwFgYDVQQDDA93d3cuZXhhbXBsZS5jb20wgZ8w
      DQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBANJgK0Vy0xKU0P9uH5p/3YmiY4hVnjse
      rw30umyG1GbGauCpLFhJG03LtyyG63R5sEI8CYv468rlMWu+ogZ42MaYHKIsYF64
      JfUimPjKCrCxoEC3InIAj4S4m/8domY6n240ZR11EVIyA9MxVPM8ctATAijIF9u9
      jwn3dLOS2kFdAgMBAAGjUzBRMB0GA1UdDgQWBBStpF29BP533g7syRd6xQmGzf5P
      ZzAfBgNVHSMEGDAWgBStpF29BP533g7syRd6xQmGzf5PZzAPBgNVHRMBAf8EBTAD
      AQH/MA0GCSqGSIb3DQEBCwUAA4GBAM/rLGyIOUPx3VNGmuF6TFTmyDCaubX/B/1Q
      z18Y1nfMay/yEGvM9eoBgZMyxNCjn+ZeJjWqsEepFejPVzbeLkKvgZDaWBl4x5MC
      M95YaDxGO16HVozu/Jit774XdpjDp5PUpycn74sRbgLw7DbK903BrzuhZ1MyYc9b
      oJd75hm5
      -----END CERTIFICATE-----
      """;

  @Test
  void aCertificateSaysHowLongItIsValid() {
    assertThat(truth("certificate(resource.name).not_after == '2016-01-01'", EXPIRED))
        .isEqualTo(Truth.TRUE);
    assertThat(truth("certificate(resource.name).not_after < today()", EXPIRED))
        .isEqualTo(Truth.TRUE);
    assertThat(truth("certificate(resource.name).not_after < today()", SHORT))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void aCertificateSaysWhatItsKeyIs() {
    assertThat(truth("certificate(resource.name).algorithm == 'RSA'", SHORT)).isEqualTo(Truth.TRUE);
    assertThat(truth("certificate(resource.name).key_bits == 1024", SHORT)).isEqualTo(Truth.TRUE);
    assertThat(truth("certificate(resource.name).key_bits == 256", EXPIRED)).isEqualTo(Truth.TRUE);
  }

  @Test
  void theFirstCertificateOfAChainCounts() {
    assertThat(truth("certificate(resource.name).algorithm == 'EC'", "subject\n" + EXPIRED + SHORT))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void whatIsNoCertificateDecidesNothing() {
    for (String text :
        new String[] {
          "", "x", EXPIRED.substring(0, 200), EXPIRED.replace('M', '!'), "A".repeat(70_000)
        }) {
      assertThat(truth("certificate(resource.name).key_bits < 2048", text)).isEqualTo(Truth.OPEN);
    }
  }

  private static Truth truth(String condition, String text) {
    String json = "{\"name\": \"" + text.replace("\n", "\\n") + "\"}";
    return Term.truth(Evaluation.of(condition, json));
  }
}

package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificate(x)}: what the first certificate of a PEM text (RFC 7468) says: {@code
 * not_after}, its last day as ISO 8601 has it, {@code algorithm} and {@code key_bits}, 0 where the
 * algorithm counts no bits.
 */
final class CertificateOf {
  private static final int LONGEST = 64_000;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  static final Function FUNCTION =
      Function.of(
          "certificate",
          1,
          ANY,
          (in, _, budget) -> {
            Term term = in.getFirst();
            String text = Term.text(term);
            int begin = text == null || text.length() > LONGEST ? -1 : text.indexOf(BEGIN);
            if (text == null || begin < 0) {
              return Term.misfit(term, "a certificate in PEM");
            }
            budget.spend(1 + text.length() / 16);
            return of(text.substring(begin), term);
          });

  private CertificateOf() {}

  private static Term of(String pem, Term term) {
    X509Certificate certificate = read(pem);
    if (certificate == null) {
      return Term.misfit(term, "a certificate in PEM");
    }
    Place place = Term.placeOf(term);
    PublicKey key = certificate.getPublicKey();
    String lastDay =
        certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    var said =
        new Value.Obj(
            Map.of(
                "not_after", Value.of(lastDay),
                "algorithm", Value.of(key.getAlgorithm()),
                "key_bits", Value.of(bits(key))));
    return Term.at(said, place == null ? null : place.derive(said));
  }

  private static @Nullable X509Certificate read(String pem) {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return CertificateFactory.getInstance("X.509").generateCertificate(bytes)
              instanceof X509Certificate certificate
          ? certificate
          : null;
    } catch (CertificateException e) {
      return null; // no certificate after all, which the caller says
    }
  }

  private static int bits(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength();
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize();
      default -> 0;
    };
  }
}

package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.plumbline.model.digest.HmacSha256;
import dev.plumbline.model.digest.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks AWS Signature Version 4 of a request
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
record SigV4(String accessKey, String secretKey) {
  private static final Pattern FORM =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^/]+/s3/aws4_request), ?"
              + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  /** S3's error code; {@code ""} for a good signature. */
  String refuse(HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    String authorization = headers.getFirst("Authorization");
    Matcher form = FORM.matcher(authorization == null ? "" : authorization);
    if (!form.matches()) {
      return "AccessDenied";
    }
    if (!form.group(1).equals(accessKey)) {
      return "InvalidAccessKeyId";
    }
    String payload = headers.getFirst("x-amz-content-sha256");
    if (payload.matches("[0-9a-f]{64}") && !payload.equals(Sha256.hex(body))) {
      return "XAmzContentSHA256Mismatch";
    }
    String canonical = canonical(exchange, form.group(3), payload);
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            headers.getFirst("x-amz-date"),
            form.group(2),
            Sha256.hex(canonical));
    String signature = key(form.group(2)).hex(toSign);
    return signature.equals(form.group(4)) ? "" : "SignatureDoesNotMatch";
  }

  private static String canonical(HttpExchange exchange, String signed, String payload) {
    String headers =
        Stream.of(signed.split(";"))
            .map(name -> name + ":" + value(exchange.getRequestHeaders(), name) + "\n")
            .collect(Collectors.joining());
    String query = exchange.getRequestURI().getRawQuery();
    String sorted =
        query == null
            ? ""
            : Stream.of(query.split("&"))
                .map(part -> part.contains("=") ? part : part + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    return String.join(
        "\n",
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        sorted,
        headers,
        signed,
        payload);
  }

  private static String value(Headers headers, String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private HmacSha256 key(String scope) {
    HmacSha256 key = HmacSha256.keyed("AWS4" + secretKey);
    for (String part : Arrays.asList(scope.split("/"))) {
      key = new HmacSha256(key.of(part.getBytes(UTF_8)));
    }
    return key;
  }
}

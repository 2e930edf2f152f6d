package dev.plumbline.model.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sources and values as they may be shown: what stands under a name that says it is a credential,
 * what has a form of {@link CredentialForms}, also in Base64, and the bodies of private keys are
 * replaced by dots. Only for what is shown; it hides more than what policies on secrets report, and
 * that is meant.
 */
public final class SecretText {
  /**
   * How names end that say they hold a credential: a regular expression, to be read without case.
   */
  public static final String NAMES =
      "(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api_?key|access_?key|private_?key|client_?secret"
          + "|auth_?key|credentials?|encryption_?key)";

  /**
   * The same in longer names; a {@code bypass} is none, and neither are tokens that only tell one
   * request from another, as an EFS file system has its {@code creation_token}. Here are also names
   * of which no policy speaks: {@code SecretString} of Secrets Manager, {@code ApiKeyValue} of
   * EventBridge, {@code passwords}.
   */
  private static final String NAME_ENDS =
      "(?:(?<!by(?=pass(?![wpc])))(?<!creation[_-]?(?=token))"
          + NAMES
          + "|secret_?string|api_?key_?value|passwords)";

  private static final String DOTS = "••••••••";

  /** A key of 16,384 bits has some 270 lines. */
  private static final int LONGEST_KEY = 300;

  /** Also variables of an environment such as {@code STRIPE_KEY}. */
  private static final Pattern NAME = Pattern.compile("(?i)" + NAME_ENDS + "$|(?-i:[A-Z0-9]_KEY$)");

  private static final Pattern MENTIONED =
      Pattern.compile("(?i)" + NAME_ENDS + "[\"']?\\s*[:=]\\s*[^\\s]");

  /** {@code password = "…"}, {@code SecretKey: …}, {@code "token": "…"}, {@code export TOKEN=…}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)("
              + "(?:"
              + NAME_ENDS
              + "|(?-i:[A-Z0-9]_KEY))[\"']?\\s*[:=]\\s*)"
              + "(\"(?:[^\"$]|\\$(?!\\{)){4,}\"|'(?:[^'$]|\\$(?!\\{)){4,}'|[^\\s\"'${}\\[\\](),.!&*|>]{6,}(?=[\\s},\\]]|$))");

  /** At the end of a text in quotes, as a connection string has it. */
  private static final Pattern CONNECTION =
      Pattern.compile("(?i)(" + NAME_ENDS + "=)([^\\s\"'${}\\\\]{4,})(?=[\"'\\\\])");

  /** {@code {name = "DB_PASSWORD", value = "…"}}, as containers have their environment. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(\\b(?:name|key)[\\\\\"']*\\s*[:=]\\s*[\\\\\"']*[\\w.-]*"
              + NAME_ENDS
              + "[\\\\\"']*\\s*,\\s*[\\\\\"']*value[\\\\\"']*\\s*[:=]\\s*[\\\\]*)"
              + "(\"(?!\\$)[^\"]+\"|'[^']+'|[^\\s\"'${}\\[\\](),.!&*|>]+(?=[\\s},]|$))");

  /** {@code {value = "…", name = "DB_PASSWORD"}}: the same the other way round. */
  private static final Pattern PAIR_REVERSED =
      Pattern.compile(
          "(?i)(\\bvalue[\\\\\"']*\\s*[:=]\\s*[\\\\]*)(\"(?!\\$)[^\"]+\"|'[^']+'|[^\\s\"'${}\\[\\](),.!&*|>]+)"
              + "(?=[\\\\]*\\s*,\\s*[\\\\\"']*(?:name|key)[\\\\\"']*\\s*[:=]\\s*[\\\\\"']*[\\w.-]*"
              + NAME_ENDS
              + "[\\\\\"'\\s},])");

  private static final Pattern PAIR_BEGINS =
      Pattern.compile(
          "(?i)\\b(?:name|key)[\"']?\\s*[:=]\\s*[\"']?[\\w.-]*" + NAME_ENDS + "[\"']?,?\\s*");

  private static final Pattern PAIR_ENDS =
      Pattern.compile(
          "(?i)(\\bvalue[\"']?\\s*[:=]\\s*)([\"'](?!\\$).+[\"']|[\\w!#%&*+/=@^~-]+)(?=,?\\s*$)");

  /** As policies find them, and JSON Web Tokens (RFC 7519), which expire. */
  private static final Pattern FORMS =
      Pattern.compile(
          String.join("|", CredentialForms.PLAIN)
              + "|"
              + CredentialForms.CHECKED
              + "|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+");

  private static final Pattern URL = Pattern.compile(CredentialForms.URL);
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

  /**
   * What is no credential, whatever it stands under: a switch, a unit of time (as Cognito has it of
   * {@code access_token}), and what only names a thing of a cloud, such as a key that encrypts or a
   * secret in its store.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "true|false|null|seconds|minutes|hours|days|AWS_OWNED_KMS_KEY|alias/[\\w/-]{1,250}"
              + "|arn:aws[a-z-]*:(?:kms|iam|secretsmanager|ssm|codeartifact):[a-z0-9-]*:\\d*:[\\w/+=.@:-]+"
              + "|projects/[\\w:.-]+/(?:locations|secrets)/[\\w/-]+");

  private static final Pattern KEY_BEGINS = Pattern.compile(CredentialForms.PRIVATE_KEY);
  private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]{1,40}-----");
  private static final Pattern KEY_BODY =
      Pattern.compile(
          "([+-]?\\s*[\"']?)(?:[A-Za-z0-9+/=]*|(?:Proc-Type|DEK-Info):"
              + " [\\w,.-]+)((?:\\\\n)?[\"']?,?\\s*)");

  private SecretText() {}

  /** The line with dots where a credential stands, else as it is. */
  public static String masked(String line) {
    String named = NAMED.matcher(line).replaceAll(SecretText::hidden);
    String connected = CONNECTION.matcher(named).replaceAll(SecretText::hidden);
    String paired = PAIR.matcher(connected).replaceAll(SecretText::hidden);
    String reversed = PAIR_REVERSED.matcher(paired).replaceAll(SecretText::hidden);
    String urls = URL.matcher(reversed).replaceAll(SecretText::withoutPassword);
    String keys = inline(urls);
    String formed = FORMS.matcher(keys).replaceAll(SecretText::unlessKey);
    return ENCODED.matcher(formed).replaceAll(SecretText::unlessEncoded);
  }

  /** Several lines, as in a diff. */
  public static String maskedLines(String lines) {
    List<String> all = lines.lines().toList();
    return String.join("\n", masked(all, 1, all.size())) + (lines.endsWith("\n") ? "\n" : "");
  }

  /**
   * Some lines of a file; a private key is hidden also where it begins before them.
   *
   * @param first the first line's number, from 1
   * @param last the last line's, included; none where it is less than {@code first}
   */
  public static List<String> masked(List<String> lines, int first, int last) {
    boolean inKey = startsInKey(lines, first);
    List<String> shown = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      String text = lines.get(line - 1);
      Matcher body = KEY_BODY.matcher(text);
      inKey &= body.matches() || KEY_ENDS.matcher(text).find();
      boolean hidden = inKey && body.matches() && !text.isBlank();
      String masked = hidden ? body.group(1) + DOTS + body.group(2) : masked(text);
      shown.add(line > 1 && names(lines.get(line - 2)) ? unpaired(masked) : masked);
      inKey = opens(text) || (inKey && !KEY_ENDS.matcher(text).find());
    }
    return shown;
  }

  /** Whether what stands under this name may be a credential, by its name alone. */
  public static boolean isNamed(String name) {
    return NAME.matcher(name).find();
  }

  /**
   * Whether a text may hold a credential anywhere: one of a known form, or something that stands
   * under a name that says so, as in {@code Server=db;Password=…}.
   */
  public static boolean isMentioned(String text) {
    return MENTIONED.matcher(text).find() || !masked(text).equals(text);
  }

  /** What stands under a name: all of it where the name says that it is a credential. */
  public static String value(String name, String text) {
    boolean hidden = isNamed(name) && !text.isEmpty() && !isHarmless(text);
    return hidden ? DOTS : maskedLines(text);
  }

  /** Whether a line ends a name that says it is one of a credential, the value to follow. */
  private static boolean names(String line) {
    Matcher begins = PAIR_BEGINS.matcher(line);
    return begins.find() && begins.end() == line.length();
  }

  private static String unpaired(String line) {
    return PAIR_ENDS.matcher(line).replaceAll(SecretText::hidden);
  }

  private static boolean startsInKey(List<String> lines, int first) {
    for (int line = first - 1; line > 0 && first - line < LONGEST_KEY; line--) {
      String text = lines.get(line - 1);
      if (opens(text)) {
        return true;
      }
      if (!KEY_BODY.matcher(text).matches()) {
        return false;
      }
    }
    return false;
  }

  /** Whether a private key begins in this line and does not end there. */
  private static boolean opens(String line) {
    Matcher begins = KEY_BEGINS.matcher(line);
    return begins.find() && !KEY_ENDS.matcher(line).find(begins.end());
  }

  /** A key in one line, its line breaks escaped. */
  private static String inline(String line) {
    Matcher begins = KEY_BEGINS.matcher(line);
    if (!begins.find()) {
      return line;
    }
    Matcher ends = KEY_ENDS.matcher(line);
    int end = ends.find(begins.end()) ? ends.start() : line.length();
    boolean empty = line.substring(begins.end(), end).isBlank();
    return empty ? line : line.substring(0, begins.end()) + DOTS + line.substring(end);
  }

  private static String hidden(MatchResult found) {
    String value = found.group(2);
    char quote = value.charAt(0);
    boolean quoted = quote == '"' || quote == '\'';
    String text = quoted ? value.substring(1, value.length() - 1) : value;
    String shown = isHarmless(text) ? value : quoted ? quote + DOTS + quote : DOTS;
    return Matcher.quoteReplacement(found.group(1) + shown);
  }

  private static String withoutPassword(MatchResult found) {
    String whole = found.group();
    int start = found.start(1) - found.start();
    return Matcher.quoteReplacement(whole.substring(0, start) + DOTS + "@");
  }

  /** The first line of a private key only says that one follows. */
  private static String unlessKey(MatchResult found) {
    return found.group().startsWith("-----") ? Matcher.quoteReplacement(found.group()) : DOTS;
  }

  private static String unlessEncoded(MatchResult found) {
    String text = found.group();
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
      boolean holds = FORMS.matcher(decoded).find() || URL.matcher(decoded).find();
      return holds ? DOTS : Matcher.quoteReplacement(text);
    } catch (IllegalArgumentException _) {
      return Matcher.quoteReplacement(text); // not Base64 after all
    }
  }

  private static boolean isHarmless(String value) {
    return HARMLESS.matcher(value).matches();
  }
}

package dev.plumbline.policy.words;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those of languages whose types are mapped to Terraform's: CloudFormation and Pulumi. */
record DocumentWords(Names names) implements Words {
  private static final String TYPE = "(?:aws|azurerm|google)_[a-z0-9]+(?:_[a-z0-9]+)*";

  /** {@code an aws_s3_bucket_policy}, {@code storage_encrypted}, {@code vpc_config.ids}. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./:-])(?:([Aa]n? )?("
              + TYPE
              + ")|((?:[a-z][a-z0-9_]*(?:\\[\\])?\\.)+[a-z][a-z0-9_]*|[a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
              + "|(?<=[Ss]et )([a-z]+)(?= to ))(?![\\w/]|:\\S|\\.\\w)");

  private static final Pattern TYPES = Pattern.compile("(?<![\\w./:-])" + TYPE);

  /** What a language calls things of Terraform's; null where it has no word for it. */
  sealed interface Names permits TemplateNames, ProgramNames {
    /**
     * @return a type of the language's, or a property of the resource that is a type in Terraform
     */
    Word type(String type);

    /**
     * An attribute of the resource, wherever it stands, or of one of the types that the text names.
     *
     * @param path as in {@code vpc_config.subnet_ids}
     */
    Word attribute(String path, List<String> types);

    /** See {@link Words#path}. */
    String path(String path);

    /** The type of the resource, and its type as the source has it. */
    boolean isOwn(String type);

    String original();
  }

  /**
   * A word of the language's.
   *
   * @param text empty where it has none
   */
  record Word(String text, boolean property) {
    static final Word NONE = new Word("", false);

    static Word ofType(String type) {
      return new Word(type, false);
    }

    static Word ofProperty(String property) {
      return new Word(property, true);
    }
  }

  @Override
  public String text(String text) {
    List<String> types = TYPES.matcher(text).results().map(MatchResult::group).distinct().toList();
    return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found, types)));
  }

  @Override
  public String path(String path) {
    return path.isEmpty() ? path : names.path(path);
  }

  @Override
  public String type(String type) {
    return names.isOwn(type) ? names.original() : or(names.type(type), type);
  }

  private String word(MatchResult found, List<String> types) {
    String type = found.group(2);
    if (type != null) {
      Word word = typeOrAttribute(type, types);
      String article = found.group(1);
      return article == null || word.text().isEmpty()
          ? or(word, found.group())
          : article(article, word);
    }
    String name = found.group(3) == null ? found.group(4) : found.group(3);
    return or(names.attribute(name, types), found.group());
  }

  /** Some attributes begin like a type: {@code aws_kms_key_id}. */
  private Word typeOrAttribute(String name, List<String> types) {
    Word type = names.type(name);
    return type.text().isEmpty() ? names.attribute(name, types) : type;
  }

  private static String or(Word word, String otherwise) {
    return word.text().isEmpty() ? otherwise : word.text();
  }

  private static String article(String written, Word word) {
    boolean capital = written.startsWith("A");
    if (word.property()) {
      return (capital ? "The property " : "the property ") + word.text();
    }
    boolean vowel = "aeiouAEIOU".indexOf(word.text().charAt(0)) >= 0;
    return (capital ? "A" : "a") + (vowel ? "n " : " ") + word.text();
  }
}

package dev.plumbline.iac.eval.function;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The encodings that Terraform 1.11.4 takes by their IANA names; Java knows many more names. */
final class Encodings {
  private static final Set<String> SHARED =
      Set.of(
          """
          437 850 852 855 860 862 863 865 866 ansi_x3.4-1968 ansi_x3.4-1986 arabic asmo-708
          big5 ccsid00858 ccsid01140 cp00858 cp01140 cp037 cp367 cp437 cp819 cp850 cp852
          cp855 cp860 cp862 cp863 cp865 cp866 cp936 csascii csbig5 cseuckr
          cseucpkdfmtjapanese csibm037 csibm860 csibm863 csibm865 csibm866 csiso2022jp
          csiso885915 csiso885916 csisolatin1 csisolatin2 csisolatin3 csisolatin4
          csisolatin5 csisolatinarabic csisolatincyrillic csisolatingreek csisolatinhebrew
          cskoi8r cspc850multilingual cspc862latinhebrew cspc8codepage437 cspcp852
          csshiftjis cyrillic ebcdic-cp-ca ebcdic-cp-nl ebcdic-cp-us ebcdic-cp-wt ecma-114
          ecma-118 elot_928 euc-jp euc-kr extended_unix_code_packed_format_for_japanese
          gb18030 gbk greek greek8 hebrew ibm-1047 ibm00858 ibm01140 ibm037 ibm1047 ibm367
          ibm437 ibm819 ibm850 ibm852 ibm855 ibm860 ibm862 ibm863 ibm865 ibm866 iso-2022-jp
          iso-8859-1 iso-8859-13 iso-8859-15 iso-8859-16 iso-8859-2 iso-8859-3 iso-8859-4
          iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-ir-100 iso-ir-101
          iso-ir-109 iso-ir-110 iso-ir-126 iso-ir-127 iso-ir-138 iso-ir-144 iso-ir-148
          iso-ir-226 iso-ir-6 iso646-us iso_646.irv:1991 iso_8859-1 iso_8859-15 iso_8859-16
          iso_8859-16:2001 iso_8859-1:1987 iso_8859-2 iso_8859-2:1987 iso_8859-3
          iso_8859-3:1988 iso_8859-4 iso_8859-4:1988 iso_8859-5 iso_8859-5:1988 iso_8859-6
          iso_8859-6:1987 iso_8859-7 iso_8859-7:1987 iso_8859-8 iso_8859-8:1988 iso_8859-9
          iso_8859-9:1989 koi8-r koi8-u l1 l10 l2 l3 l4 l5 latin-9 latin1 latin10 latin2
          latin3 latin4 latin5 ms936 ms_kanji pc-multilingual-850+euro shift_jis us us-ascii
          utf-16 utf-16be utf-16le utf-8 windows-1250 windows-1251 windows-1252 windows-1253
          windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874
          windows-936
          """
              .strip()
              .split("\\s+"));

  private static final Map<String, String> OTHERWISE_NAMED =
      Map.of("macintosh", "x-MacRoman", "mac", "x-MacRoman", "csmacintosh", "x-MacRoman");

  /** Known there and not to Java, or with tables that differ. */
  private static final Set<String> OPEN =
      Set.of(
          "big5",
          "csbig5",
          "hz-gb-2312",
          "iso-8859-10",
          "iso-8859-14",
          "iso-8859-6-e",
          "iso-8859-6-i",
          "iso-8859-8-e",
          "iso-8859-8-i");

  private Encodings() {}

  /** Whether what it makes of a text can't be told here. */
  static boolean isOpen(String name) {
    return OPEN.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Null where Terraform has none of that name. */
  static @Nullable Charset find(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    String other = OTHERWISE_NAMED.get(plain);
    return other == null && !SHARED.contains(plain)
        ? null
        : Charset.forName(other == null ? plain : other);
  }
}

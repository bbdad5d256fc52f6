package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Digests, hashes, and texts for bytes. */
public final class HashFunctions {

  private static final String GROUP = "Hashes and codes";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("MD5(text STRING) -> STRING", "md5({0})")
              .is("MD5(data BLOB) -> STRING", "md5({0})")
              .says("The MD5 digest in hexadecimal.")
              .example("MD5('dpl')", "bb0dc7247375f56238be7a77ef39a719"),
          scalar(GROUP)
              .is("SHA1(text STRING) -> STRING", "sha1({0})")
              .is("SHA1(data BLOB) -> STRING", "sha1({0})")
              .says("The SHA-1 digest in hexadecimal.")
              .example("SHA1('dpl')", "21b6fc6080bc2a54db1e28468b237eaa287389ea"),
          scalar(GROUP)
              .is("SHA256(text STRING) -> STRING", "sha256({0})")
              .is("SHA256(data BLOB) -> STRING", "sha256({0})")
              .says("The SHA-256 digest in hexadecimal.")
              .example("LEFT(SHA256('dpl'), 8)", "c3bc7932"),
          scalar(GROUP)
              .is(
                  "HASH64(value ANY) -> BIGINT",
                  "CAST(CAST(hash({0}) AS HUGEINT) - 9223372036854775808 AS BIGINT)")
              .says("A 64-bit hash of a value of any type, fast and not cryptographic.")
              .details(
                  "The same value gives the same hash in one version of DPL; do not keep "
                      + "hashes. Integers of all sizes agree, integers and DOUBLE do not.")
              .example("HASH64('dpl') = HASH64('dpl')", "true"),
          scalar(GROUP)
              .is("TO_BASE64(data BLOB) -> STRING", "to_base64({0})")
              .says("The bytes as Base64.")
              .example("TO_BASE64(ENCODE('dpl'))", "ZHBs"),
          scalar(GROUP)
              .is("FROM_BASE64(text STRING) -> BLOB", "from_base64({0})")
              .says("The bytes of a Base64 text.")
              .fallible()
              .example("DECODE(FROM_BASE64('ZHBs'))", "dpl"),
          scalar(GROUP)
              .is("HEX(data BLOB) -> STRING", "hex({0})")
              .is("HEX(text STRING) -> STRING", "hex({0})")
              .is("HEX(value BIGINT) -> STRING", "hex({0})")
              .says("The bytes (of a text in UTF-8, of a number) in hexadecimal.")
              .example("HEX('dpl')", "64706C"),
          scalar(GROUP)
              .is("UNHEX(text STRING) -> BLOB", "unhex({0})")
              .says("The bytes of a hexadecimal text.")
              .fallible()
              .example("DECODE(UNHEX('64706C'))", "dpl"),
          scalar(GROUP)
              .is("ENCODE(text STRING) -> BLOB", "encode({0})")
              .says("The bytes of the text in UTF-8.")
              .example("LENGTH(ENCODE('ä'))", "2"),
          scalar(GROUP)
              .is("DECODE(data BLOB) -> STRING", "decode({0})")
              .says("The text of bytes in UTF-8.")
              .details("Bytes that are not UTF-8 are an error.")
              .fallible()
              .example("DECODE(ENCODE('ä'))", "ä"),
          scalar(GROUP)
              .is(
                  "IP_TO_INT(address STRING) -> BIGINT",
                  "list_reduce(list_transform(string_split(regexp_extract({0}, "
                      + "'^\\d{1,3}(\\.\\d{1,3}){3}$'), '.'), lambda x: CAST(CAST(x AS UTINYINT) AS "
                      + "BIGINT)), lambda a, b: a * 256 + b)")
              .says("An IPv4 address as a number, so that ranges can be compared.")
              .fallible()
              .example("IP_TO_INT('10.0.0.1')", "167772161"));

  private HashFunctions() {}
}

package io.dpl.ray.channel;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Who a process is, for as long as it lives: a key that never leaves it, and a certificate that it
 * signed itself. Its fingerprint may be read by anybody: it lets others recognise the process, not
 * pass for it.
 */
public record Identity(PrivateKey key, X509Certificate certificate) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Clocks differ; nobody looks at these times, since the fingerprint says it all. */
  private static final Duration VALID = Duration.ofDays(365);

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.object(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  private static final byte[] COMMON_NAME = Der.object(0x55, 0x04, 0x03);
  private static final byte[] NAME =
      Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text("dpl"))));
  private static final BigInteger VERSION_3 = BigInteger.TWO;

  /** A new one. */
  public static Identity create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] content = content(keys, Instant.now());
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      byte[] encoded = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
      return new Identity(
          keys.getPrivate(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no elliptic curves", e);
    }
  }

  private static byte[] content(KeyPair keys, Instant now) {
    return Der.sequence(
        Der.first(Der.integer(VERSION_3)),
        Der.integer(new BigInteger(64, new SecureRandom()).add(BigInteger.ONE)),
        ECDSA_WITH_SHA256,
        NAME,
        Der.sequence(
            Der.time(TIME.format(now.minus(VALID))), Der.time(TIME.format(now.plus(VALID)))),
        NAME,
        keys.getPublic().getEncoded());
  }

  /** By which others recognise this process; 64 hexadecimal digits. */
  public String fingerprint() {
    return fingerprint(certificate);
  }

  static String fingerprint(Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

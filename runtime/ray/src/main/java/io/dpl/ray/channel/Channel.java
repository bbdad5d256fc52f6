package io.dpl.ray.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A TLS 1.3 connection whose two ends have recognised each other by their fingerprints, as browsers
 * do for calls between them (RFC 8827): no authority, no secret that travelled before.
 */
public final class Channel implements AutoCloseable {

  private static final String VERSION = "TLSv1.3";
  private static final int HANDSHAKE_MILLIS = 5000;
  private static final char[] NO_PASSWORD = new char[0];

  private final Socket plain;
  private final SSLSocket secure;

  private Channel(Socket plain, SSLSocket secure) {
    this.plain = plain;
    this.secure = secure;
  }

  /**
   * The end that connected.
   *
   * @param plain connected; closed where the other end is somebody else
   * @param other fingerprint of the other end
   */
  public static Channel asClient(Socket plain, Identity own, String other) throws IOException {
    return shakeHands(plain, own, other, true);
  }

  /** The end that was connected to. */
  public static Channel asServer(Socket plain, Identity own, String other) throws IOException {
    return shakeHands(plain, own, other, false);
  }

  private static Channel shakeHands(Socket plain, Identity own, String other, boolean client)
      throws IOException {
    try {
      plain.setTcpNoDelay(true);
      plain.setKeepAlive(true);
      plain.setSoTimeout(HANDSHAKE_MILLIS);
      SSLSocket secure =
          (SSLSocket)
              context(own, other)
                  .getSocketFactory()
                  .createSocket(
                      plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
      secure.setUseClientMode(client);
      secure.setNeedClientAuth(!client);
      secure.setEnabledProtocols(new String[] {VERSION});
      secure.startHandshake();
      if (client) {
        awaitWelcome(secure.getInputStream());
      } else {
        secure.getOutputStream().write(1);
      }
      plain.setSoTimeout(0);
      return new Channel(plain, secure);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** In TLS 1.3 a client is done before the server has looked at it: a byte says that it has. */
  private static void awaitWelcome(InputStream in) throws IOException {
    if (in.read() != 1) {
      throw new IOException("not welcome");
    }
  }

  private static SSLContext context(Identity own, String other) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, NO_PASSWORD);
      keys.setKeyEntry("own", own.key(), NO_PASSWORD, new Certificate[] {own.certificate()});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(managers.getKeyManagers(), new TrustManager[] {new Pinned(other)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS 1.3", e);
    }
  }

  /** From the other end. */
  public InputStream in() throws IOException {
    return secure.getInputStream();
  }

  /** To the other end. */
  public OutputStream out() throws IOException {
    return secure.getOutputStream();
  }

  /** Ends it at once: a farewell of TLS would wait for a writer whose other end is frozen. */
  @Override
  public void close() throws IOException {
    plain.close();
  }
}

package io.dpl.engine.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Frames over a byte stream: length, kind, run, payload. Writing is thread-safe, reading is for one
 * thread.
 */
final class Wire implements AutoCloseable {

  /** Version of the protocol; both sides are of one release. */
  static final int VERSION = 1;

  private static final byte[] NOTHING = new byte[0];
  private static final Kind[] KINDS = Kind.values();

  /**
   * A frame.
   *
   * @param run that it belongs to; 0 for none
   */
  record Frame(Kind kind, int run, byte[] payload) {}

  private final DataInputStream in;
  private final DataOutputStream out;
  private final AutoCloseable connection;

  Wire(InputStream in, OutputStream out, AutoCloseable connection) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    this.connection = connection;
  }

  void send(Kind kind, int run) throws IOException {
    send(kind, run, NOTHING);
  }

  synchronized void send(Kind kind, int run, byte[] payload) throws IOException {
    out.writeInt(payload.length);
    out.writeByte(kind.ordinal());
    out.writeInt(run);
    out.write(payload);
    out.flush();
  }

  /** The next frame; an {@link java.io.EOFException} where the other side is gone. */
  Frame read() throws IOException {
    int length = in.readInt();
    int kind = in.readByte();
    int run = in.readInt();
    if (length < 0 || kind < 0 || kind >= KINDS.length) {
      throw new IOException("not a frame of this protocol");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(KINDS[kind], run, payload);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      return; // it is closed either way
    }
  }
}

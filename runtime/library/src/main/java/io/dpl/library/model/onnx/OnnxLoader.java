package io.dpl.library.model.onnx;

import ai.onnxruntime.OrtException;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.ArrowBuf;

/** Loads a model file; apart from its provider, which must not touch ONNX Runtime. */
final class OnnxLoader {

  private OnnxLoader() {}

  static Model load(ModelDeclaration declaration, OnnxBinding binding, RunContext context) {
    try {
      return new OnnxModel(declaration.location(), binding, open(declaration, context), context);
    } catch (OrtException | IOException e) {
      throw DplException.of(
          RunCode.MODEL_LOAD,
          declaration.span(),
          "cannot load " + declaration.location() + ": " + e.getMessage());
    }
  }

  private static SharedSession open(ModelDeclaration declaration, RunContext context)
      throws IOException, OrtException {
    Storage.FileInfo info = context.storage().info(declaration.location());
    if (!info.path().contains("://") && Files.isRegularFile(Path.of(info.path()))) {
      return OrtSessions.open(Path.of(info.path()));
    }
    int length = Math.toIntExact(info.sizeBytes());
    try (InputStream in = context.storage().open(info.path());
        ReadableByteChannel channel = Channels.newChannel(in);
        ArrowBuf memory = context.allocator().buffer(length)) {
      ByteBuffer model = memory.nioBuffer(0, length);
      while (model.hasRemaining()) {
        if (channel.read(model) < 0) {
          throw new EOFException("the file got shorter");
        }
      }
      return OrtSessions.open(model.flip());
    }
  }
}

package io.dpl.library.connector.arrow;

import io.dpl.api.connector.WriteForm;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;

/**
 * Writes batches as they come into an Arrow IPC file.
 *
 * @param codec reads the options
 */
record ArrowWriteForm(Function<Map<String, Object>, CodecType> codec)
    implements WriteForm.ArrowFile {

  @Override
  public String extension() {
    return ".arrow";
  }

  @Override
  public FileWriter open(
      Path file, Schema schema, Map<String, Object> options, BufferAllocator allocator)
      throws IOException {
    CodecType compression = codec.apply(options);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    VectorSchemaRoot root = VectorSchemaRoot.create(ArrowTypes.schema(schema), allocator);
    ArrowFileWriter writer =
        new ArrowFileWriter(
            root,
            new DictionaryProvider.MapDictionaryProvider(),
            channel,
            Map.of(),
            IpcOption.DEFAULT,
            compression == CodecType.NO_COMPRESSION
                ? NoCompressionCodec.Factory.INSTANCE
                : CommonsCompressionFactory.INSTANCE,
            compression);
    return new Writer(channel, root, writer);
  }

  private record Writer(FileChannel channel, VectorSchemaRoot root, ArrowFileWriter writer)
      implements FileWriter {

    @Override
    public void write(VectorSchemaRoot batch) throws IOException {
      try (ArrowRecordBatch columns = new VectorUnloader(batch).getRecordBatch()) {
        new VectorLoader(root).load(columns);
        writer.writeBatch();
      } finally {
        root.clear();
      }
    }

    @Override
    public void close() throws IOException {
      try (channel;
          root) {
        writer.start();
        writer.end();
      } finally {
        writer.close();
      }
    }
  }
}

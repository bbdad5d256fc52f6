package io.dpl.library.model.onnx;

import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.library.model.DeclaredFields;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * {@code USING ONNX 'model.onnx'}: any ONNX file whose tensors start with the batch. Its signature
 * is read from the file when the script is compiled.
 */
public final class OnnxProvider implements ModelProvider {

  /** Bytes of arguments and results that a batch may have without being asked for. */
  private static final long BATCH_BYTES = 32L << 20;

  private static final int MOST_BATCH_ROWS = 256;

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Models",
          "A model in an ONNX file, run by ONNX Runtime.",
          "The first size of every tensor is the batch, the others are flattened: [N, 3, 224, 224]"
              + " is FLOAT[150528], [N] and [N, 1] are a number. Options: inputs and outputs (names"
              + " of tensors, in the order of the declaration), shape (sizes after the batch where"
              + " the file does not say them), labels (a list, or a file with one a line: gives"
              + " label STRING and score FLOAT of the largest value), softmax (scores as"
              + " probabilities). A model with DynamicQuantizeLinear depends on its batch.",
          "CREATE MODEL classify(image FLOAT[3072]) RETURNS FLOAT[10] USING ONNX 'model.onnx'",
          "");

  @Override
  public String name() {
    return "ONNX";
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    OnnxFile file = read(declaration, storage);
    OnnxBinding binding = bind(declaration, file, storage);
    long weightsBytes = file.sizeBytes() + externalBytes(declaration, file, storage);
    long rowBytes = Math.max(1, binding.rowBytes());
    int fixed = binding.fixedBatch();
    int batchRows =
        fixed > 0 ? fixed : (int) Math.max(1, Math.min(MOST_BATCH_ROWS, BATCH_BYTES / rowBytes));
    return new ModelSignature(
        DeclaredFields.inputs(declaration, binding.inputFields()),
        DeclaredFields.outputs(declaration, binding.outputFields()),
        new Traits(file.isDeterministic(), true, file.isBatchInvariant()),
        new Cost(1e-5 + 1e-9 * weightsBytes, outBytes(binding), 1),
        weightsBytes + weightsBytes / 4, // weights are packed again for the matrix kernels
        rowBytes + 3 * file.largestBytes(),
        batchRows,
        batchRows);
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    OnnxBinding binding =
        bind(declaration, read(declaration, context.storage()), context.storage());
    return OnnxLoader.load(declaration, binding, context);
  }

  private static OnnxBinding bind(ModelDeclaration declaration, OnnxFile file, Storage storage) {
    OnnxBinder binder = new OnnxBinder(declaration, file);
    return binder.bind(Labels.of(declaration, storage));
  }

  private static OnnxFile read(ModelDeclaration declaration, Storage storage) {
    String location = declaration.location();
    try {
      return OnnxFile.read(storage, location);
    } catch (FileSystemException e) {
      throw DplException.of(
          NameCode.MODEL_FILE_MISSING,
          declaration.span(),
          e instanceof NoSuchFileException
              ? "no model file " + location
              : "cannot read the model file " + location + ": " + e,
          "relative paths start at the working directory");
    } catch (IOException e) {
      throw DplException.of(
          TypeCode.MODEL_FILE_BROKEN,
          declaration.span(),
          location + " is not a readable ONNX file: " + e.getMessage());
    }
  }

  private static long externalBytes(ModelDeclaration declaration, OnnxFile file, Storage storage) {
    String location = declaration.location();
    String folder = location.substring(0, location.lastIndexOf('/') + 1);
    long bytes = 0;
    for (String name : file.externals()) {
      try {
        bytes += storage.info(folder + name).sizeBytes();
      } catch (IOException e) {
        throw DplException.of(
            NameCode.MODEL_FILE_MISSING,
            declaration.span(),
            location + " keeps its weights in " + folder + name + ", which cannot be read: " + e,
            "copy the file beside the model");
      }
    }
    return bytes;
  }

  private static long outBytes(OnnxBinding binding) {
    return binding.labels().isEmpty()
        ? binding.outputs().stream().mapToLong(TensorSpec::rowBytes).sum()
        : 16;
  }
}

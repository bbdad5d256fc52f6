package io.dpl.compiler.bind;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.SqlFunction;
import io.dpl.api.function.Traits;
import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A small fixed library: the real one stands in a module that the compiler does not see. */
final class TestLibrary {

  private static final FunctionDoc DOC = new FunctionDoc("Test", "For tests.", "", "", "");

  /** Columns of the sources that exist. */
  static final Map<String, Schema> SOURCES =
      Map.of(
          "photos.parquet",
          schema(
              "path STRING",
              "width INTEGER",
              "height INTEGER",
              "caption STRING",
              "data BLOB",
              "taken TIMESTAMP",
              "day DATE",
              "tags STRING[]",
              "info STRUCT(a INTEGER, b STRING)",
              "price DECIMAL(15, 2)",
              "score DOUBLE"),
          "orders.parquet",
          schema("id BIGINT", "store_id INTEGER", "total DOUBLE", "status STRING"),
          "stores.parquet",
          schema("store_id INTEGER", "name STRING", "region STRING"),
          "files/**",
          schema("path STRING", "size BIGINT", "modified TIMESTAMP"));

  private TestLibrary() {}

  static Schema schema(String... fields) {
    return new Schema(
        Stream.of(fields)
            .map(
                f ->
                    Field.of(
                        f.substring(0, f.indexOf(' ')),
                        DplType.parse(f.substring(f.indexOf(' ') + 1))))
            .toList());
  }

  static Registry registry() {
    return new Registry(
        functions(),
        List.of(new Provider()),
        List.of(new Source("PARQUET", true), new Source("CSV", true), new Source("FILES", false)));
  }

  private static List<FunctionDefinition> functions() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(scalar(Traits.PURE, "UPPER(text STRING) -> STRING", "upper({0})"));
    all.add(
        new SqlFunction(
            List.of(
                Signature.parse("LENGTH(text STRING) -> BIGINT"),
                Signature.parse("LENGTH(data BLOB) -> BIGINT")),
            List.of("length({0})", "octet_length({0})"),
            Traits.PURE,
            DOC));
    all.add(scalar(Traits.PURE, "SQRT(x DOUBLE) -> DOUBLE", "sqrt({0})"));
    all.add(scalar(Traits.VOLATILE, "RANDOM() -> DOUBLE", "random()"));
    all.add(
        scalar(
            Traits.PURE,
            "PAD(text STRING, size => BIGINT = 8, fill => STRING = ' ') -> STRING",
            "rpad({0}, {size}, {fill})"));
    all.add(
        scalar(
            Traits.PURE,
            "LIST_TRANSFORM(list T[], each LAMBDA) -> V[]",
            "list_transform({0}, {1})"));
    all.add(
        scalar(Traits.PURE, "LIST_FILTER(list T[], keep LAMBDA) -> T[]", "list_filter({0}, {1})"));
    all.add(
        scalar(Traits.PURE, "LIST_REDUCE(list T[], join LAMBDA) -> T", "list_reduce({0}, {1})"));
    all.add(aggregate("count({*})", "COUNT() -> BIGINT", "COUNT(value ANY) -> BIGINT"));
    all.add(
        aggregate("sum({0})", "SUM(value BIGINT) -> DECIMAL(38,0)", "SUM(value DOUBLE) -> DOUBLE"));
    all.add(aggregate("avg({0})", "AVG(value DOUBLE) -> DOUBLE"));
    all.add(aggregate("max({0})", "MAX(value T) -> T"));
    all.add(aggregate("string_agg({0}, {1})", "STRING_AGG(text STRING, by STRING) -> STRING"));
    all.add(
        aggregate(
            "quantile_cont({0}, {p})", "QUANTILE(value DOUBLE, p => DOUBLE = 0.5) -> DOUBLE"));
    all.add(window("row_number()", "ROW_NUMBER() -> BIGINT"));
    all.add(window("lag({0})", "LAG(value T) -> T"));
    all.add(new Heavy("READ_BYTES(path STRING) -> BLOB"));
    all.add(
        new Heavy(
            "IMAGE_TENSOR(data BLOB, width => BIGINT = 224, height => BIGINT = 224) -> FLOAT[]"));
    return all;
  }

  private static SqlFunction scalar(Traits traits, String signature, String sql) {
    return new SqlFunction(List.of(Signature.parse(signature)), sql, traits, DOC);
  }

  private static SqlAggregate aggregate(String whole, String... signatures) {
    return aggregate(false, whole, signatures);
  }

  private static SqlAggregate window(String whole, String... signatures) {
    return aggregate(true, whole, signatures);
  }

  private static SqlAggregate aggregate(boolean windowOnly, String whole, String... signatures) {
    return new SqlAggregate(
        Stream.of(signatures).map(Signature::parse).toList(),
        whole,
        List.of(),
        List.of(),
        List.of(),
        "",
        false,
        windowOnly,
        Traits.PURE,
        DOC);
  }

  /** A heavy function; IMAGE_TENSOR's type follows its options. */
  private record Heavy(String text) implements HeavyFunction {
    @Override
    public List<Signature> signatures() {
      return List.of(Signature.parse(text));
    }

    @Override
    public Traits traits() {
      return Traits.FALLIBLE;
    }

    @Override
    public FunctionDoc doc() {
      return DOC;
    }

    @Override
    public Cost cost() {
      return new Cost(0.01, 100_000, 1);
    }

    @Override
    public DplType returns(DplType declared, Map<String, Object> options) {
      if (!options.containsKey("width")) {
        return declared;
      }
      long width = (Long) options.get("width");
      if (width < 1) {
        throw new IllegalArgumentException("width must be at least 1");
      }
      return new DplType.Vector(
          DplType.Simple.FLOAT, (int) (3 * width * (Long) options.get("height")));
    }

    @Override
    public HeavyOperator open(Map<String, Object> options, RunContext context) {
      throw new UnsupportedOperationException("binding runs nothing");
    }
  }

  /** Knows two models: mini (text to FLOAT[3]) and label (image to two values). */
  private record Provider() implements ModelProvider {
    @Override
    public String name() {
      return "BUILTIN";
    }

    @Override
    public FunctionDoc doc() {
      return DOC;
    }

    @Override
    public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
      List<Field> inputs = schema("text STRING").fields();
      List<Field> outputs = schema("vector FLOAT[3]").fields();
      if (declaration.location().equals("label")) {
        inputs = schema("image BLOB").fields();
        outputs = schema("label STRING", "score FLOAT").fields();
      } else if (!declaration.location().equals("mini")) {
        throw DplException.of(
            RunCode.INTERNAL, Span.NONE, "no built-in model named " + declaration.location());
      }
      return new ModelSignature(
          inputs, outputs, Traits.PURE, new Cost(0.001, 12, 1), 1000, 1000, 32, 64);
    }

    @Override
    public Model load(ModelDeclaration declaration, RunContext context) {
      throw new UnsupportedOperationException("binding runs nothing");
    }
  }

  /** A format whose sources are those of {@link #SOURCES}. */
  private record Source(String name, boolean writes) implements Connector {
    @Override
    public FunctionDoc doc() {
      return DOC;
    }

    @Override
    public List<OptionDoc> options() {
      return List.of(
          new OptionDoc("header", "BOOLEAN", "TRUE", "", true, false),
          new OptionDoc("compression", "STRING", "zstd", "", false, true));
    }

    @Override
    public SourceDescription describe(ReadRequest request, Probe probe) {
      Schema known =
          request.schema() == null ? SOURCES.get(request.locations().get(0)) : request.schema();
      if (known == null) {
        throw DplException.of(RunCode.INTERNAL, Span.NONE, "no file " + request.locations().get(0));
      }
      return new SourceDescription(
          known,
          schema("_path STRING", "_row BIGINT"),
          List.of(new Storage.FileInfo(request.locations().get(0), 1000, 0)),
          1000,
          true,
          1000,
          Map.of());
    }

    @Override
    public List<Split> split(
        ReadRequest request,
        SourceDescription source,
        List<String> columns,
        SplitTarget target,
        Probe probe) {
      throw new UnsupportedOperationException("binding cuts nothing");
    }

    @Override
    public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
      throw new UnsupportedOperationException("binding reads nothing");
    }

    @Override
    public Optional<WriteForm> write() {
      return writes ? Optional.of(new Copy()) : Optional.empty();
    }
  }

  private record Copy() implements WriteForm.SqlCopy {
    @Override
    public String extension() {
      return ".test";
    }

    @Override
    public String copyOptions(Schema schema, Map<String, Object> options, long bytesPerRow) {
      return "FORMAT test";
    }
  }
}

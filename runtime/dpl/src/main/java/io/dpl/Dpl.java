package io.dpl;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.library.Registry;
import io.dpl.api.model.JavaModel;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.RowModel;
import io.dpl.compiler.Compiler;
import io.dpl.engine.Runner;
import io.dpl.function.JavaFunction;
import io.dpl.function.RowFunction;
import io.dpl.library.Library;
import io.dpl.library.model.jvm.GivenModel;
import io.dpl.table.JavaTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * DPL in this process: compiles and runs scripts. Thread-safe; many may be open at once. Closing it
 * ends its runs.
 *
 * <p>Example:
 *
 * <pre>try (Dpl dpl = Dpl.open();
 *     Job job = dpl.pipeline("READ PARQUET $in | WHERE width &gt; 256").bind("in", "meta/*.parquet").start()) {
 *   for (VectorSchemaRoot batch; (batch = job.result(0).next()) != null; batch.close()) { ... }
 *   job.await();
 * }</pre>
 */
public final class Dpl implements AutoCloseable {

  private final Registry registry;
  private final Node node;
  private final ClusterSpec spec;
  private final @Nullable Cluster cluster;
  private final Jars jars;
  private final OwnCode own;
  private final JavaTables tables = new JavaTables();
  private final Planner planner = new Planner(this);

  private Dpl(Builder builder) {
    preload();
    this.jars = Jars.open(builder.jars);
    List<FunctionDefinition> functions = new ArrayList<>(Library.functions());
    functions.addAll(jars.all(FunctionDefinition.class));
    functions.addAll(builder.functions);
    List<ModelProvider> providers =
        new ArrayList<>(Library.providers(jars.loader(), builder.models));
    providers.addAll(jars.all(ModelProvider.class));
    providers.addAll(builder.providers);
    if (builder.calibration != null && Files.exists(builder.calibration)) {
      Calibration known = Calibration.read(builder.calibration);
      providers.replaceAll(provider -> new CalibratedProvider(provider, known));
    }
    List<Connector> connectors = new ArrayList<>(Library.connectors());
    connectors.add(tables);
    connectors.addAll(jars.all(Connector.class));
    connectors.addAll(builder.connectors);
    this.registry = new Registry(functions, providers, connectors);
    List<String> ownConnectors = new ArrayList<>(List.of(tables.name()));
    builder.connectors.forEach(connector -> ownConnectors.add(connector.name()));
    this.own =
        new OwnCode(
            OwnCode.names(builder.functions.stream().map(FunctionDefinition::name).toList()),
            OwnCode.names(ownConnectors),
            OwnCode.names(builder.providers.stream().map(ModelProvider::name).toList()),
            OwnCode.names(List.copyOf(builder.models.keySet())));
    this.spec =
        builder.cluster != null
            ? builder.cluster
            : ClusterSpec.local(builder.threads, builder.memoryBytes);
    this.cluster = builder.ray.map(ray -> new Cluster(ray.options(builder.jars))).orElse(null);
    this.node = new Node(registry, builder.threads, builder.memoryBytes, builder.tempFolder);
  }

  /** With every processor, half of the machine's memory and the system's temporary folder. */
  public static Dpl open() {
    return builder().open();
  }

  /**
   * Begins to load the compiler on a thread of its own; returns at once. A program that opens a
   * {@code Dpl} later and has something else to do first calls it, and waits less.
   */
  public static void preload() {
    Compiler.prepare();
  }

  /** With other settings. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins to start the engine on a thread of its own; returns at once. Whoever runs a script right
   * after compiling it calls this first, and waits less.
   */
  public void prepare() {
    if (cluster == null) {
      node.prepare();
    } else {
      cluster.prepare();
    }
  }

  /** A script; its name in diagnostics is {@code <text>}. */
  public Pipeline pipeline(String text) {
    return pipeline("<text>", text);
  }

  /** A script with the name that diagnostics show. */
  public Pipeline pipeline(String source, String text) {
    return new Pipeline(this, Request.of(source, text));
  }

  /** A pipeline that is put together in Java, and begins with {@code READ format 'location'}. */
  public Steps read(String format, String location) {
    return Steps.read(this, format, location);
  }

  /** A pipeline that is put together in Java, and begins with {@code FROM name}. */
  public Steps from(String name) {
    return Steps.from(this, name);
  }

  /**
   * Gives records a name, in place of what had it: {@code FROM people} reads them, in runs that
   * begin from now on. They stay in this process.
   *
   * <p>Errors: DPL3140 where a component has a class that no column holds. An empty list says
   * nothing of its columns: name the record then.
   *
   * @param rows at least one; copied
   */
  public <T extends Record> void rows(String name, List<T> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "an empty list does not tell its columns: rows(\"" + name + "\", Type.class, list)");
    }
    tables.put(name, rows.get(0).getClass(), rows);
  }

  /** Gives records a name, as {@link #rows(String, List)}; there may be none. */
  public <T extends Record> void rows(String name, Class<T> type, List<T> rows) {
    tables.put(name, type, rows);
  }

  /**
   * Gives the batches of a reader a name, in place of what had it. The first run that reads them
   * uses them up; the reader stays the caller's, who closes it after that run.
   *
   * <p>Errors: DPL3140 where a column has a type that DPL cannot read; DPL5605 in a second run.
   */
  public void arrow(String name, ArrowReader reader) {
    tables.put(name, reader);
  }

  /** Takes a name away that {@link #rows} or {@link #arrow} gave. */
  public void drop(String name) {
    tables.remove(name);
  }

  Planner planner() {
    return planner;
  }

  /** The row sets that were given. */
  JavaTables tables() {
    return tables;
  }

  /** Everything a script can name that is not its own. */
  public Registry registry() {
    return registry;
  }

  /** What plans are made for. */
  public ClusterSpec cluster() {
    return cluster == null ? spec : cluster.spec();
  }

  /** What runs them. */
  Runner runner() {
    return cluster == null ? node.engine() : cluster.runner();
  }

  /** What only this process has. */
  OwnCode own() {
    return own;
  }

  /** Whether plans run in other processes. */
  public boolean isOnCluster() {
    return cluster != null;
  }

  Node node() {
    return node;
  }

  @Override
  public void close() {
    if (cluster != null) {
      cluster.close();
    }
    node.close();
    jars.close();
  }

  /** Settings of a {@link Dpl}. */
  public static final class Builder {

    private int threads = Runtime.getRuntime().availableProcessors();
    private long memoryBytes = MachineMemory.bytes() / 2;
    private Path tempFolder = Path.of(System.getProperty("java.io.tmpdir"));
    private final List<FunctionDefinition> functions = new ArrayList<>();
    private final Map<String, GivenModel> models = new TreeMap<>();
    private final List<ModelProvider> providers = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private @Nullable ClusterSpec cluster;
    private Optional<Ray> ray = Optional.empty();

    private final List<Path> jars = new ArrayList<>();
    private @Nullable Path calibration;

    private Builder() {}

    /**
     * A jar with models written in Java, and with functions, model providers and connectors that it
     * names for the ServiceLoader.
     */
    public Builder jar(Path file) {
      jars.add(file);
      return this;
    }

    /** Tasks at once in this process, and threads of DuckDB; a cluster has its own CPUs. */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("threads must be at least 1");
      }
      this.threads = count;
      return this;
    }

    /** Bytes that DuckDB, Arrow, packs and models may use; the heap of the JVM comes on top. */
    public Builder memoryBytes(long bytes) {
      this.memoryBytes = bytes;
      return this;
    }

    /** Where spill files go; removed with each run. */
    public Builder tempFolder(Path folder) {
      this.tempFolder = folder;
      return this;
    }

    /**
     * Plans are made with what models took where they ran, as this file says if it is there.
     *
     * <p>Errors: DPL4017 from {@link #open} where it cannot be used.
     */
    public Builder calibration(Path file) {
      this.calibration = file;
      return this;
    }

    /** Plans are made for this cluster; they can be explained and not run. */
    public Builder explainFor(ClusterSpec spec) {
      this.cluster = spec;
      return this;
    }

    /**
     * Plans run on a Ray cluster, driven by a child process: this one never loads Ray.
     *
     * <p>Errors: DPL53xx from the first plan on, if the cluster cannot be reached or used.
     */
    public Builder ray(Ray cluster) {
      this.ray = Optional.of(cluster);
      return this;
    }

    /** As above, with Ray and the worker package looked for. */
    public Builder ray(String address) {
      return ray(Ray.at(address));
    }

    /** A function beside those that ship. */
    public Builder with(FunctionDefinition function) {
      functions.add(function);
      return this;
    }

    /**
     * A function that is a lambda, for this process only.
     *
     * <p>Example: {@code with("SLUG(title STRING) -> STRING", row -> slug((String) row[0]))}.
     *
     * @param signature name, parameters with types and result
     */
    public Builder with(String signature, RowFunction function) {
      functions.add(JavaFunction.of(signature, function));
      return this;
    }

    /**
     * A model that is a lambda, for this process only: {@code USING JAVA 'name'}.
     *
     * <p>Example: {@code with("toxicity", "(text STRING) -> FLOAT", row -> score(row[0]))}.
     *
     * @param signature parameters with types and result, several results as a STRUCT
     */
    public Builder with(String name, String signature, RowModel model) {
      models.put(name, new GivenModel(signature, model));
      return this;
    }

    /** A model that is an object of this program, which closes it; otherwise the same. */
    public Builder with(String name, String signature, JavaModel model) {
      models.put(name, new GivenModel(signature, model));
      return this;
    }

    /** A model provider beside those that ship. */
    public Builder with(ModelProvider provider) {
      providers.add(provider);
      return this;
    }

    /** A connector beside those that ship. */
    public Builder with(Connector connector) {
      connectors.add(connector);
      return this;
    }

    /**
     * Opens it.
     *
     * <p>Errors: DPL5603 if this JVM was started without Arrow's add-opens; the message names the
     * flag.
     */
    public Dpl open() {
      OpenedModules.check();
      return new Dpl(this);
    }
  }
}

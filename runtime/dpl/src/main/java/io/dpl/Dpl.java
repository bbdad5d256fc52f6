package io.dpl;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.library.Registry;
import io.dpl.api.model.ModelProvider;
import io.dpl.compiler.Changes;
import io.dpl.compiler.Compiler;
import io.dpl.library.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
  private final ClusterSpec cluster;
  private final Jars jars;

  private Dpl(Builder builder) {
    Compiler.prepare();
    this.jars = Jars.open(builder.jars);
    List<FunctionDefinition> functions = new ArrayList<>(Library.functions());
    functions.addAll(jars.all(FunctionDefinition.class));
    functions.addAll(builder.functions);
    List<ModelProvider> providers = new ArrayList<>(Library.providers(jars.loader()));
    providers.addAll(jars.all(ModelProvider.class));
    providers.addAll(builder.providers);
    List<Connector> connectors = new ArrayList<>(Library.connectors());
    connectors.addAll(jars.all(Connector.class));
    connectors.addAll(builder.connectors);
    this.registry = new Registry(functions, providers, connectors);
    this.cluster =
        builder.cluster != null
            ? builder.cluster
            : ClusterSpec.local(builder.threads, builder.memoryBytes);
    this.node = new Node(registry, builder.threads, builder.memoryBytes, builder.tempFolder);
  }

  /** With every processor, half of the machine's memory and the system's temporary folder. */
  public static Dpl open() {
    return builder().open();
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
    node.prepare();
  }

  /** A script; its name in diagnostics is {@code <text>}. */
  public Pipeline pipeline(String text) {
    return pipeline("<text>", text);
  }

  /** A script with the name that diagnostics show. */
  public Pipeline pipeline(String source, String text) {
    return new Pipeline(this, source, text, Map.of(), Changes.NONE);
  }

  /** Everything a script can name that is not its own. */
  public Registry registry() {
    return registry;
  }

  /** What plans are made for. */
  ClusterSpec cluster() {
    return cluster;
  }

  Node node() {
    return node;
  }

  @Override
  public void close() {
    node.close();
    jars.close();
  }

  /** Settings of a {@link Dpl}. */
  public static final class Builder {

    private int threads = Runtime.getRuntime().availableProcessors();
    private long memoryBytes = MachineMemory.bytes() / 2;
    private Path tempFolder = Path.of(System.getProperty("java.io.tmpdir"));
    private final List<FunctionDefinition> functions = new ArrayList<>();
    private final List<ModelProvider> providers = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private @org.jspecify.annotations.Nullable ClusterSpec cluster;

    private final List<Path> jars = new ArrayList<>();

    private Builder() {}

    /**
     * A jar with models written in Java, and with functions, model providers and connectors that it
     * names for the ServiceLoader.
     */
    public Builder jar(Path file) {
      jars.add(file);
      return this;
    }

    /** Tasks at once, and threads of DuckDB. */
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

    /** Plans are made for this cluster; they can be explained and not run. */
    public Builder explainFor(ClusterSpec spec) {
      this.cluster = spec;
      return this;
    }

    /** A function beside those that ship. */
    public Builder with(FunctionDefinition function) {
      functions.add(function);
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
     * <p>Errors: DPL5xxx if this JVM was started without Arrow's add-opens; the message names the
     * flag.
     */
    public Dpl open() {
      return new Dpl(this);
    }
  }
}

package io.dpl.library.model.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the messages of an ONNX file that describe its graph.
 *
 * <p>Source: onnx.proto (field numbers stand in the comments).
 */
final class OnnxParser {

  private static final int DEEPEST_GRAPH = 32;

  private final WireReader in;
  private final List<TensorInfo> inputs = new ArrayList<>();
  private final List<TensorInfo> outputs = new ArrayList<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> operators = new TreeSet<>();
  private final Set<String> externals = new TreeSet<>();
  private long largestBytes;
  private boolean hasGraph;

  OnnxParser(WireReader in) {
    this.in = in;
  }

  OnnxFile model() throws IOException {
    while (in.next(in.size())) {
      switch (in.field()) {
        case 7 -> graph(in.begin(), 0);
        case 25 -> function(in.begin());
        default -> in.skip();
      }
    }
    if (!hasGraph || outputs.isEmpty()) {
      throw new IOException("it holds no graph with outputs");
    }
    inputs.removeIf(input -> constants.contains(input.name())); // weights with a default
    return new OnnxFile(
        List.copyOf(inputs),
        List.copyOf(outputs),
        Set.copyOf(operators),
        Set.copyOf(externals),
        in.size(),
        largestBytes);
  }

  private void graph(long end, int depth) throws IOException {
    if (depth > DEEPEST_GRAPH) {
      throw new IOException("graphs nested deeper than " + DEEPEST_GRAPH);
    }
    hasGraph = true;
    boolean top = depth == 0;
    while (in.next(end)) {
      switch (in.field()) {
        case 1 -> node(in.begin(), depth);
        case 5 -> initializer(in.begin());
        case 11 -> addTo(inputs, top);
        case 12 -> addTo(outputs, top);
        case 13 -> largestBytes = Math.max(largestBytes, rowBytes(value(in.begin())));
        default -> in.skip();
      }
    }
  }

  private void addTo(List<TensorInfo> list, boolean top) throws IOException {
    TensorInfo value = value(in.begin());
    if (top) {
      list.add(value);
    }
  }

  private void function(long end) throws IOException {
    while (in.next(end)) {
      if (in.field() == 7) {
        node(in.begin(), 1);
      } else {
        in.skip();
      }
    }
  }

  private void node(long end, int depth) throws IOException {
    String type = "";
    String domain = "";
    while (in.next(end)) {
      switch (in.field()) {
        case 4 -> type = in.text();
        case 5 -> attribute(in.begin(), depth);
        case 7 -> domain = in.text();
        default -> in.skip();
      }
    }
    operators.add(domain.isEmpty() || domain.equals("ai.onnx") ? type : domain + "." + type);
  }

  private void attribute(long end, int depth) throws IOException {
    while (in.next(end)) {
      switch (in.field()) {
        case 5 -> initializer(in.begin()); // t
        case 6, 11 -> graph(in.begin(), depth + 1); // g, graphs
        default -> in.skip();
      }
    }
  }

  private void initializer(long end) throws IOException {
    while (in.next(end)) {
      switch (in.field()) {
        case 8 -> constants.add(in.text());
        case 13 -> externalData(in.begin());
        default -> in.skip();
      }
    }
  }

  private void externalData(long end) throws IOException {
    String key = "";
    while (in.next(end)) {
      switch (in.field()) {
        case 1 -> key = in.text();
        case 2 -> {
          String value = in.text();
          if (key.equals("location")) {
            externals.add(value);
          }
        }
        default -> in.skip();
      }
    }
  }

  private TensorInfo value(long end) throws IOException {
    String name = "";
    TensorInfo type = new TensorInfo("", "value without a type", 0, Optional.empty());
    while (in.next(end)) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 2 -> type = type(in.begin());
        default -> in.skip();
      }
    }
    return new TensorInfo(name, type.kind(), type.elementCode(), type.dimensions());
  }

  private TensorInfo type(long end) throws IOException {
    String kind = "value without a type";
    int element = 0;
    Optional<List<TensorInfo.Dimension>> dimensions = Optional.empty();
    while (in.next(end)) {
      switch (in.field()) {
        case 1 -> {
          kind = "tensor";
          for (long tensor = in.begin(); in.next(tensor); ) {
            switch (in.field()) {
              case 1 -> element = (int) in.number();
              case 2 -> dimensions = Optional.of(shape(in.begin()));
              default -> in.skip();
            }
          }
        }
        case 4 -> kind = skipped("sequence");
        case 5 -> kind = skipped("map");
        case 8 -> kind = skipped("sparse tensor");
        case 9 -> kind = skipped("optional value");
        default -> in.skip();
      }
    }
    return new TensorInfo("", kind, element, dimensions);
  }

  private String skipped(String kind) throws IOException {
    in.skip();
    return kind;
  }

  private List<TensorInfo.Dimension> shape(long end) throws IOException {
    List<TensorInfo.Dimension> dimensions = new ArrayList<>();
    while (in.next(end)) {
      if (in.field() != 1) {
        in.skip();
        continue;
      }
      long size = 0;
      String symbol = "";
      for (long dimension = in.begin(); in.next(dimension); ) {
        switch (in.field()) {
          case 1 -> size = Math.max(0, in.number()); // some exporters write -1
          case 2 -> symbol = in.text();
          default -> in.skip();
        }
      }
      dimensions.add(new TensorInfo.Dimension(size, symbol));
    }
    return List.copyOf(dimensions);
  }

  /** Bytes a row of an inner tensor, as far as its sizes are known. */
  private static long rowBytes(TensorInfo value) {
    List<TensorInfo.Dimension> dimensions = value.dimensions().orElse(List.of());
    long bytes = ElementType.of(value.elementCode()).map(ElementType::bytes).orElse(1);
    for (TensorInfo.Dimension dimension :
        dimensions.subList(Math.min(1, dimensions.size()), dimensions.size())) {
      bytes = Math.min(1L << 40, bytes * Math.max(1, dimension.size()));
    }
    return bytes;
  }
}

package io.dpl.ray.transport;

import io.ray.api.ObjectRef;
import io.ray.api.Ray;
import io.ray.api.exception.RayTimeoutException;
import io.ray.api.function.PyFunction;
import io.ray.api.runtimecontext.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which nodes can start Java programs. The raylet of one that cannot, because it was started
 * without {@code java} on its PATH, dies of the first that it is asked for, and its node with it:
 * so each is asked before, through Python, which every node has.
 */
final class JavaNodes {

  /** Of a raylet, the parent of the process that asks; it has no value where there is no Java. */
  private static final String FLAG = "--java_worker_command=";

  private static final String QUESTION =
      "p=$(sed 's/^.*) [A-Z] \\([0-9]*\\) .*$/\\1/' /proc/$PPID/stat);"
          + " tr '\\0' '\\n' < /proc/$p/cmdline | grep '^"
          + FLAG
          + "'";

  private static final PyFunction<String> SHELL =
      PyFunction.of("subprocess", "getoutput", String.class);

  private static final long FIRST_MILLIS = 20_000;
  private static final long LATER_MILLIS = 2000;

  private final Map<String, Boolean> known = new ConcurrentHashMap<>();
  private final Map<String, ObjectRef<String>> asked = new ConcurrentHashMap<>();
  private final Map<String, String> without = new TreeMap<>();
  private long patienceMillis = FIRST_MILLIS;

  /**
   * Those that have Java, or have not said in time that they have none. New ones that have not
   * answered yet wait for the next time.
   */
  synchronized List<NodeInfo> of(List<NodeInfo> nodes) {
    boolean first = patienceMillis == FIRST_MILLIS;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    patienceMillis = LATER_MILLIS;
    for (NodeInfo node : nodes) {
      if (!known.containsKey(id(node))) {
        asked.computeIfAbsent(id(node), id -> ask(node));
      }
    }
    List<NodeInfo> with = new ArrayList<>();
    for (NodeInfo node : nodes) {
      if (hasJava(node, until, first)) {
        with.add(node);
      }
    }
    return with;
  }

  private static String id(NodeInfo node) {
    return node.nodeId.toString();
  }

  private static ObjectRef<String> ask(NodeInfo node) {
    return Ray.task(SHELL, QUESTION)
        .setName("dpl asks " + node.nodeAddress + " for java")
        .setResource(RayNodes.own(node.nodeAddress), RayNodes.PIN)
        .remote();
  }

  private boolean hasJava(NodeInfo node, long until, boolean ifUnknown) {
    Boolean has = known.get(id(node));
    if (has == null) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      try {
        has = !FLAG.equals(asked.get(id(node)).get((int) Math.max(1, left)).strip());
      } catch (RayTimeoutException e) {
        return ifUnknown;
      } catch (RuntimeException e) { // of Ray, also undeclared ones: nobody knows
        has = true;
      }
      known.put(id(node), has);
      asked.remove(id(node));
      if (!has) {
        without.put(id(node), node.nodeAddress);
      }
    }
    return has;
  }

  /** Addresses of those that are known to have none. */
  synchronized List<String> without() {
    return without.values().stream().distinct().sorted().toList();
  }
}

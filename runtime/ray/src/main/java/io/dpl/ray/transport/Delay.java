package io.dpl.ray.transport;

import io.ray.api.Ray;
import io.ray.api.runtimecontext.ActorInfo;
import io.ray.api.runtimecontext.ActorState;
import java.util.List;
import java.util.stream.Collectors;

/** Why a worker is not there yet, as far as Ray knows it. */
final class Delay {

  private static final int ACTORS_TOLD = 3;

  private Delay() {}

  /** Stands behind the worker's name; empty where Ray does not say. */
  static String of(Member worker) {
    List<ActorInfo> actors;
    try {
      actors = Ray.getRuntimeContext().getAllActorInfo();
    } catch (RuntimeException e) {
      return ""; // what it says is welcome, not needed
    }
    boolean placed =
        actors.stream()
            .anyMatch(
                actor ->
                    actor.actorId.equals(worker.actor().getId()) && isOn(worker.node(), actor));
    if (placed) {
      return ", whose process is starting";
    }
    List<String> others =
        actors.stream()
            .filter(actor -> actor.state == ActorState.ALIVE && isOn(worker.node(), actor))
            .map(actor -> actor.name.isEmpty() ? "one without a name" : "'" + actor.name + "'")
            .toList();
    return ", which Ray has not placed yet"
        + (others.isEmpty()
            ? " (ray status tells who holds the processors of its node)"
            : "; its node runs other actors: " + told(others));
  }

  private static String told(List<String> names) {
    return names.stream().limit(ACTORS_TOLD).collect(Collectors.joining(", "))
        + (names.size() > ACTORS_TOLD ? " and " + (names.size() - ACTORS_TOLD) + " more" : "");
  }

  private static boolean isOn(String node, ActorInfo actor) {
    return actor.address != null && node.equals(actor.address.ip);
  }
}

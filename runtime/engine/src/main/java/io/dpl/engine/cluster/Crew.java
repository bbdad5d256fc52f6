package io.dpl.engine.cluster;

import io.dpl.engine.backend.Backend;
import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.cluster.Transport.Lane;
import io.dpl.engine.message.Request;
import io.dpl.engine.message.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers as one run sees them: which are there, which have its plan, which has which seat. A
 * worker gets the plan before its first task.
 */
final class Crew {

  private final WorkerPool pool;
  private final String run;
  private final byte[] plan;
  private final Executor events;
  private final List<Integer> there = new ArrayList<>();
  private final Set<Integer> known = new HashSet<>();
  private final Set<Integer> opened = new HashSet<>();
  private final Map<Integer, List<Consumer<@Nullable RuntimeException>>> opening = new HashMap<>();
  private final Seats seats;
  private final int[] seated;

  Crew(WorkerPool pool, String run, byte[] plan, Executor events) {
    this.pool = pool;
    this.run = run;
    this.plan = plan;
    this.events = events;
    List<Backend.Worker> workers = pool.workers();
    List<Backend.Worker> ready = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      known.add(i);
      if (workers.get(i).slots() > 0) {
        there.add(i);
        ready.add(workers.get(i));
      }
    }
    this.seats = new Seats(ready);
    this.seated = there.stream().mapToInt(worker -> worker).toArray();
  }

  Seats seats() {
    return seats;
  }

  boolean isThere(int worker) {
    return there.contains(worker);
  }

  /** The worker on a seat; -1 if none is there at all. */
  int at(int seat) {
    if (!there.contains(seated[seat]) && !there.isEmpty()) {
      seated[seat] = there.get(seat % there.size());
    }
    return there.contains(seated[seat]) ? seated[seat] : -1;
  }

  /** Whether a worker was there until now. */
  boolean lose(int worker) {
    opened.remove(worker);
    opening.remove(worker);
    return there.remove((Integer) worker);
  }

  /** Whether a worker is there from now on; it takes a seat whose worker is gone. */
  boolean join(int worker) {
    if (!known.add(worker) && there.contains(worker)) {
      return false;
    }
    for (int seat = 0; seat < seated.length; seat++) {
      int sits = seated[seat];
      boolean twice = false;
      for (int other = 0; other < seat; other++) {
        twice |= seated[other] == sits;
      }
      if (!there.contains(sits) || twice) {
        seated[seat] = worker;
        break;
      }
    }
    there.add(worker);
    return true;
  }

  /** Makes sure that a worker has the plan. */
  void open(int worker, Consumer<@Nullable RuntimeException> then) {
    if (opened.contains(worker)) {
      then.accept(null);
      return;
    }
    List<Consumer<@Nullable RuntimeException>> waiting = opening.get(worker);
    if (waiting != null) {
      waiting.add(then);
      return;
    }
    opening.put(worker, new ArrayList<>(List.of(then)));
    ask(
        worker,
        run + " open",
        new Request.OpenRun(run, plan, seats.count()),
        answer -> {
          RuntimeException failure = failure(answer);
          if (failure == null) {
            opened.add(worker);
          }
          List<Consumer<@Nullable RuntimeException>> all = opening.remove(worker);
          if (all != null) {
            all.forEach(each -> each.accept(failure));
          }
        });
  }

  /** What an answer says went wrong, or null. */
  static @Nullable RuntimeException failure(Answer answer) {
    if (answer instanceof Answer.Lost lost) {
      return lost.cause();
    }
    try {
      Wire.reply(((Answer.Done) answer).message());
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  /** Asks a worker for something that needs no slot. */
  void ask(int worker, String name, Request request, Consumer<Answer> then) {
    pool.call(worker, Lane.CONTROL, name, request, 0, events, then);
  }

  /** Lets a worker run a task. */
  void work(int worker, String name, Request request, Consumer<Answer> then) {
    pool.call(worker, Lane.WORK, name, request, 0, events, then);
  }

  /** Tells all workers that have the plan; their answers do not matter. */
  void tellAll(Request request) {
    for (int worker : there) {
      if (opened.contains(worker) || opening.containsKey(worker)) {
        pool.call(
            worker,
            Lane.CONTROL,
            run + " " + request.getClass().getSimpleName(),
            request,
            0,
            Runnable::run,
            answer -> {});
      }
    }
  }

  /** Whether two workers are on different nodes. */
  boolean crosses(int one, int other) {
    return !pool.node(one).equals(pool.node(other));
  }
}

package io.dpl.benchmarks.simulate;

import java.util.Arrays;

/** What will happen, by time: a binary heap of numbers, without an object an event. */
final class Events {

  private double[] times = new double[1024];
  private long[] what = new long[1024];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** Time of the next one. */
  double time() {
    return times[0];
  }

  void add(double time, long event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      what = Arrays.copyOf(what, 2 * size);
    }
    int at = size++;
    while (at > 0 && times[(at - 1) / 2] > time) {
      times[at] = times[(at - 1) / 2];
      what[at] = what[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    times[at] = time;
    what[at] = event;
  }

  /** Takes the next one. */
  long take() {
    long first = what[0];
    double time = times[--size];
    long event = what[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (times[child] >= time) {
        break;
      }
      times[at] = times[child];
      what[at] = what[child];
      at = child;
    }
    times[at] = time;
    what[at] = event;
    return first;
  }
}

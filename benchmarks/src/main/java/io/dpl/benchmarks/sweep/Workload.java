package io.dpl.benchmarks.sweep;

/**
 * A script that is run with many settings.
 *
 * @param what for people
 * @param head statements and the source, up to where the setting stands
 * @param tail what is done behind it; it ends in one row with one number
 * @param answer the number that every run must give
 */
record Workload(String name, String what, String head, String tail, long answer) {

  String script(Setting setting) {
    return head + " " + setting.operators() + " " + tail;
  }
}

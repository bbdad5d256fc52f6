package io.dpl.cli.progress;

/** For those who asked for quiet. */
final class SilentProgress implements Progress {

  @Override
  public void show(RunState state) {}

  @Override
  public void clear() {}

  @Override
  public void close() {}
}

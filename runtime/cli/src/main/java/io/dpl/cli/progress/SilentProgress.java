package io.dpl.cli.progress;

import java.util.List;

/** For those who asked for quiet. */
final class SilentProgress implements Progress {

  @Override
  public void show(List<RunState> stages) {}

  @Override
  public void clear() {}

  @Override
  public void close() {}
}

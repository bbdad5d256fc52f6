package io.dpl.benchmarks.startup;

/** The least that a JVM can do: what starts are measured by. */
public final class HelloWorld {

  private HelloWorld() {}

  public static void main(String[] arguments) {
    System.out.println("Hello, world");
  }
}

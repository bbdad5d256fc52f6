package io.dpl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Jars of the user's own, on top of our class path.
 *
 * @param own null where there are none
 */
record Jars(@Nullable URLClassLoader own) implements AutoCloseable {

  /** Throws an {@link IllegalArgumentException} if one is not there. */
  static Jars open(List<Path> files) {
    if (files.isEmpty()) {
      return new Jars(null);
    }
    URL[] urls = new URL[files.size()];
    for (int i = 0; i < urls.length; i++) {
      if (!Files.isReadable(files.get(i))) {
        throw new IllegalArgumentException("there is no jar " + files.get(i));
      }
      try {
        urls[i] = files.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return new Jars(new URLClassLoader("dpl-jars", urls, Jars.class.getClassLoader()));
  }

  /** Where classes are found. */
  ClassLoader loader() {
    return own == null ? Jars.class.getClassLoader() : own;
  }

  /** What the jars and the class path name for the ServiceLoader. */
  <T> List<T> all(Class<T> service) {
    return ServiceLoader.load(service, loader()).stream().map(ServiceLoader.Provider::get).toList();
  }

  @Override
  public void close() {
    if (own != null) {
      try {
        own.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

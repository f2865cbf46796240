package stardust.runner.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Cucumber looks for the classes of the steps. It does so for each thread that runs
 * scenarios, and reads the whole index of a jar each time, of which the steps are a small part: so
 * their files are copied into a directory of their own, once. The classes are loaded as ever.
 */
final class StepsLoader extends ClassLoader {

  private static final String STEPS = "stardust/runner/steps";

  private final @Nullable URL copied;

  private StepsLoader(ClassLoader parent, @Nullable URL copied) {
    super(parent);
    this.copied = copied;
  }

  /** Looks where the parent does if its steps are in a directory already, or cannot be copied. */
  static StepsLoader of(ClassLoader parent) {
    URL there = parent.getResource(STEPS);
    try {
      return new StepsLoader(
          parent,
          there != null && there.openConnection() instanceof JarURLConnection jar
              ? copy(jar.getJarFile())
              : null);
    } catch (IOException | UncheckedIOException | SecurityException e) {
      return new StepsLoader(parent, null);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return copied != null && name.equals(STEPS)
        ? Collections.enumeration(List.of(copied))
        : super.getResources(name);
  }

  private static URL copy(JarFile jar) throws IOException {
    Path root = Files.createTempDirectory("stardust-steps");
    root.toFile().deleteOnExit();
    try (Stream<JarEntry> entries = jar.stream()) {
      entries
          .filter(entry -> entry.getName().startsWith(STEPS + "/"))
          .forEach(entry -> copy(jar, entry, root));
    }
    return root.toUri().toURL();
  }

  private static void copy(JarFile jar, JarEntry entry, Path root) {
    Path file = root.resolve(entry.getName().substring(STEPS.length() + 1)).normalize();
    try {
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        try (InputStream bytes = jar.getInputStream(entry)) {
          Files.copy(bytes, file);
        }
      }
      file.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

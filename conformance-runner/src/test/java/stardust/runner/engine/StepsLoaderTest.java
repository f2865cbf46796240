package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepsLoaderTest {

  private static final String STEPS = "stardust/runner/steps";

  @Test
  void theStepsOfAJarAreFoundInADirectoryOfTheirOwn(@TempDir Path directory) throws IOException {
    try (URLClassLoader parent = jar(directory)) {
      URL found = only(StepsLoader.of(parent), STEPS);

      assertThat(found.getProtocol()).isEqualTo("file");
      assertThat(path(found))
          .isDirectoryRecursivelyContaining("glob:**/client/B.class")
          .isDirectoryContaining("glob:**/A.class")
          .isDirectoryNotContaining("glob:**/Other.class");
      assertThat(path(found).resolve("A.class")).hasContent("a");
    }
  }

  @Test
  void whatElseIsInTheJarIsFoundThere(@TempDir Path directory) throws IOException {
    try (URLClassLoader parent = jar(directory)) {
      assertThat(only(StepsLoader.of(parent), "stardust/Other.class").getProtocol())
          .isEqualTo("jar");
    }
  }

  @Test
  void stepsThatAreInADirectoryStayThere(@TempDir Path directory) throws IOException {
    Path steps = Files.createDirectories(directory.resolve(STEPS));
    try (URLClassLoader parent = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      assertThat(path(only(StepsLoader.of(parent), STEPS))).isEqualTo(steps);
    }
  }

  private static URL only(ClassLoader loader, String name) throws IOException {
    return Collections.list(loader.getResources(name)).get(0);
  }

  private static Path path(URL file) {
    return Path.of(URI.create(file.toString()));
  }

  private static URLClassLoader jar(Path directory) throws IOException {
    Path file = directory.resolve("suite.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry(STEPS + "/"));
      put(jar, STEPS + "/A.class", "a");
      put(jar, STEPS + "/client/B.class", "b");
      put(jar, "stardust/Other.class", "c");
    }
    return new URLClassLoader(new URL[] {file.toUri().toURL()}, null);
  }

  private static void put(JarOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}

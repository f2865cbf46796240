package stardust.runner.endpoint;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All adapters that there are: the suite's own, and those of jars that the user names. */
public final class EndpointAdapters {

  private final List<EndpointAdapter> adapters;

  private EndpointAdapters(List<EndpointAdapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /**
   * Finds them.
   *
   * @param jars jar files, or folders of classes, with adapters beside the suite's own
   * @throws EndpointUsageException when a file is missing, or holds something broken
   */
  public static EndpointAdapters load(List<Path> jars) {
    List<EndpointAdapter> found = new ArrayList<>();
    try {
      ServiceLoader.load(EndpointAdapter.class, loader(jars)).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new EndpointUsageException("an adapter cannot be loaded: " + e.getMessage());
    }
    return new EndpointAdapters(found);
  }

  /**
   * The adapter that the request names, or the one that it is for.
   *
   * @throws EndpointUsageException when there is none, or more than one
   */
  public EndpointAdapter choose(EndpointRequest request) {
    return request
        .adapter()
        .map(this::named)
        .orElseGet(
            () -> onlyOne(adapters.stream().filter(a -> a.takes(request)).toList(), request));
  }

  private EndpointAdapter named(String name) {
    return adapters.stream()
        .filter(adapter -> adapter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EndpointUsageException(
                    "no adapter is called \"" + name + "\"; there are " + names(adapters)));
  }

  private EndpointAdapter onlyOne(List<EndpointAdapter> fitting, EndpointRequest request) {
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String said = String.join(" and ", request.kinds());
    if (fitting.isEmpty() && request.kinds().size() < 2) {
      throw new EndpointUsageException(
          said.isEmpty()
              ? "a server is described, but neither a command nor an image is given to start it"
              : said + " is nothing to test: give a multiaddr, as /ip4/127.0.0.1/tcp/5892/ws");
    }
    throw new EndpointUsageException(
        said
            + " cannot be tested in one run: give one of them"
            + (fitting.isEmpty() ? "" : ", or name one of the adapters " + names(fitting)));
  }

  private static String names(List<EndpointAdapter> some) {
    return some.stream().map(EndpointAdapter::name).collect(Collectors.joining(", "));
  }

  private static ClassLoader loader(List<Path> jars) {
    ClassLoader own = EndpointAdapters.class.getClassLoader();
    return jars.isEmpty()
        ? own
        : new URLClassLoader(jars.stream().map(EndpointAdapters::url).toArray(URL[]::new), own);
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new EndpointUsageException("the adapter jar " + jar + " is not there");
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new EndpointUsageException(jar + " is no file name: " + e.getMessage());
    }
  }
}

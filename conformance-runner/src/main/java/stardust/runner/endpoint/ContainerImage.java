package stardust.runner.endpoint;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The image that a container is made of. */
final class ContainerImage {

  /** For an image of a gigabyte on a slow line. */
  private static final int MINUTES_TO_PULL = 10;

  private ContainerImage() {}

  /**
   * Sees to it that the image is there, and fetches it if need be: once, as a name that is wrong
   * does not get right.
   *
   * @throws EndpointException when there is no Docker engine, when it answers and yet cannot be
   *     used, or when there is no such image
   */
  static void require(String image) {
    if (!isEngineUsable()) {
      throw new EndpointException(
          "no Docker engine answers on this machine: start one, or say in DOCKER_HOST where it is");
    }
    DockerClient engine = DockerClientFactory.lazyClient();
    try {
      engine.inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      pull(engine, image);
    }
  }

  private static boolean isEngineUsable() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      // Inside of a container, Testcontainers asks a helper container where the others are.
      throw new EndpointException(
          "the Docker engine answers, but cannot be used: "
              + cause(e)
              + "; where this is itself a container, set TESTCONTAINERS_HOST_OVERRIDE=localhost",
          e);
    }
  }

  private static void pull(DockerClient engine, String image) {
    try {
      boolean pulled =
          engine
              .pullImageCmd(image.contains(":") ? image : image + ":latest")
              .exec(new PullImageResultCallback())
              .awaitCompletion(MINUTES_TO_PULL, TimeUnit.MINUTES);
      if (!pulled) {
        throw new EndpointException(
            "the image " + image + " was not pulled within " + MINUTES_TO_PULL + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while pulling the image " + image, e);
    } catch (RuntimeException e) {
      throw new EndpointException(
          "the image " + image + " is not on this machine and cannot be pulled: " + cause(e), e);
    }
  }

  /** The innermost message: those around it only say that something failed. */
  static String cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip();
  }
}

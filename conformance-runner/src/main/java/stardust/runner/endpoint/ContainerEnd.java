package stardust.runner.endpoint;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** Notices when a container ends. */
final class ContainerEnd {

  private final CompletableFuture<Ended> ended = new CompletableFuture<>();

  private ContainerEnd() {}

  /** How and when it ended. */
  record Ended(Instant time, int status) {

    String words() {
      return "its container ended with exit status " + status;
    }
  }

  static ContainerEnd of(GenericContainer<?> container) {
    ContainerEnd end = new ContainerEnd();
    var unused =
        DockerClientFactory.lazyClient()
            .waitContainerCmd(container.getContainerId())
            .exec(
                new ResultCallback.Adapter<WaitResponse>() {
                  @Override
                  public void onNext(WaitResponse response) {
                    end.ended.complete(new Ended(Instant.now(), response.getStatusCode()));
                  }
                });
    return end;
  }

  Optional<Ended> now() {
    return Optional.ofNullable(ended.getNow(null));
  }

  /** Waits for it, but no longer than this; whether it came. */
  boolean await(Duration within) {
    try {
      ended.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException lives) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

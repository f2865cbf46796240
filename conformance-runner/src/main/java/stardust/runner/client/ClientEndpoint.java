package stardust.runner.client;

import java.util.Optional;
import java.util.function.Consumer;

/** A client that is tested, however it is started. */
public interface ClientEndpoint extends AutoCloseable {

  /** How it is started, for the report: "embedded", "command". */
  String kind();

  /** What it is, for people. */
  String description();

  /** Why it cannot be told this, a sentence; empty if it can. */
  Optional<String> cannot(Invitation invitation);

  /**
   * Starts the client.
   *
   * @param lines takes each line that it prints, one at a time
   * @throws stardust.runner.endpoint.EndpointException when it cannot be started
   */
  RunningClient start(Invitation invitation, Consumer<String> lines);

  @Override
  void close();
}

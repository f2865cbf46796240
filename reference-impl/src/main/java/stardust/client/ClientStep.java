package stardust.client;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.List;
import stardust.peer.PeerId;

/** One thing that a {@link ClientMachine} wants done. Steps are done in their order. */
public sealed interface ClientStep {

  /** Write this message to the registration stream. */
  record Send(MessageLite message) implements ClientStep {}

  /** The server has let this client in. */
  record Joined() implements ClientStep {}

  /** The server says who is online. */
  record Listed(List<PeerId> online) implements ClientStep {}

  /** It is over, for this reason. */
  record Failed(IOException cause) implements ClientStep {}
}

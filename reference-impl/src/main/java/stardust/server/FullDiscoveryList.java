package stardust.server;

import com.google.protobuf.ByteString;
import java.util.List;
import stardust.spec.message.Discovery;

/** Everyone who is online, once each, as raw multihashes. The receiver is in its own list. */
final class FullDiscoveryList implements DiscoveryList {

  @Override
  public Discovery list(OnlinePeer receiver, List<OnlinePeer> online) {
    Discovery.Builder list = Discovery.newBuilder();
    online.forEach(peer -> list.addIds(ByteString.copyFrom(peer.id().bytes())));
    return list.build();
  }
}

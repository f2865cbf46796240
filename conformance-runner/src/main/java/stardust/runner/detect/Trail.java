package stardust.runner.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.binding.Binding;
import stardust.message.Framing;
import stardust.peer.PeerId;

/** A {@link Way} while it is being gone. */
final class Trail {

  private final List<LayerTime> times = new ArrayList<>();
  private String security = "";
  private String muxer = "";
  private @Nullable PeerId peer;
  private @Nullable Binding binding;
  private @Nullable Framing framing;
  private String trouble = "";
  private long since = System.nanoTime();

  /** What comes next is timed from now on. */
  void begin() {
    since = System.nanoTime();
  }

  /** The layer is done; the next begins. */
  void done(String layer) {
    long now = System.nanoTime();
    times.add(new LayerTime(layer, Duration.ofNanos(now - since)));
    since = now;
  }

  void secured(PeerId proved) {
    peer = proved;
    done("handshake");
  }

  void agreedSecurity(String protocol) {
    security = protocol;
    done("security");
  }

  void agreedMuxer(String protocol) {
    muxer = protocol;
    done("muxer");
  }

  String muxer() {
    return muxer;
  }

  String security() {
    return security;
  }

  void agreedStardust(Binding in) {
    binding = in;
    done("stardust");
  }

  void challenged(Framing in) {
    framing = in;
    done("challenge");
  }

  void stop(String why) {
    trouble = why;
  }

  Way way() {
    return new Way(
        security,
        muxer,
        times,
        Optional.ofNullable(peer),
        Optional.ofNullable(binding),
        Optional.ofNullable(framing),
        trouble);
  }
}

package stardust.runner.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.muxer.MuxedStream;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.peer.PublicKey;
import stardust.peer.RsaPublicKey;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/**
 * All bytes that the client has sent, as they were before and after security and on each stream.
 * Safe for use by all threads of a scenario.
 */
public final class Overheard {

  /** More than any client has to send in a scenario. */
  private static final int MOST = 4 << 20;

  private final Map<String, ByteArrayOutputStream> channels = new LinkedHashMap<>();
  private final Set<RsaPublicKey> keys = new LinkedHashSet<>();

  /** Listens in on a stream. */
  Duplex on(String channel, Duplex stream) {
    return new Ear(channel, stream);
  }

  /** Listens in on what comes of the handshakes. */
  List<SecurityProtocol> securities(String connection, List<SecurityProtocol> right) {
    return right.stream().<SecurityProtocol>map(each -> new Listening(connection, each)).toList();
  }

  /** Listens in on all streams. */
  List<MuxerFactory> muxers(String connection, List<MuxerFactory> right) {
    return right.stream().<MuxerFactory>map(each -> new Muxing(connection, each)).toList();
  }

  /** What was sent so far, by channel: "client1", "client1 secured", "client1 stream r0". */
  public synchronized Map<String, byte[]> bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    channels.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
    return all;
  }

  /** What was sent on one channel so far. */
  synchronized byte[] bytes(String channel) {
    ByteArrayOutputStream kept = channels.get(channel);
    return kept == null ? new byte[0] : kept.toByteArray();
  }

  /** The streams of a connection on which the client has sent something. */
  synchronized List<String> streamsOf(String connection) {
    String prefix = connection + " stream ";
    return channels.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** The RSA keys that the client has proved to hold in security handshakes. */
  public synchronized Set<RsaPublicKey> keys() {
    return Set.copyOf(keys);
  }

  private synchronized void proved(PublicKey key) {
    if (key instanceof RsaPublicKey rsa) {
      keys.add(rsa);
    }
  }

  private synchronized void heard(String channel, byte[] bytes) {
    ByteArrayOutputStream kept =
        channels.computeIfAbsent(channel, name -> new ByteArrayOutputStream());
    if (kept.size() < MOST) {
      kept.writeBytes(bytes);
    }
  }

  private final class Ear extends StreamWrapper {

    private final String channel;

    /** How many bytes were put back, and will come again. */
    private int known;

    Ear(String channel, Duplex right) {
      super(right);
      this.channel = channel;
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          int again = Math.min(known, bytes.length);
          known -= again;
          heard(channel, Arrays.copyOfRange(bytes, again, bytes.length));
          super.bytes(bytes);
        }
      };
    }

    @Override
    public void unread(byte[] bytes) {
      known += bytes.length;
      super.unread(bytes);
    }
  }

  private final class Listening implements SecurityProtocol {

    private final String connection;
    private final SecurityProtocol right;

    Listening(String connection, SecurityProtocol right) {
      this.connection = connection;
      this.right = right;
    }

    @Override
    public String protocol() {
      return right.protocol();
    }

    @Override
    public CompletableFuture<Secured> secure(
        Duplex lower, boolean dialer, SecurityContext context) {
      return right.secure(lower, dialer, context).thenApply(this::overheard);
    }

    private Secured overheard(Secured done) {
      proved(done.remoteKey());
      return new Secured(on(connection + " secured", done.channel()), done.remoteKey());
    }
  }

  private final class Muxing implements MuxerFactory {

    private final String connection;
    private final MuxerFactory right;

    Muxing(String connection, MuxerFactory right) {
      this.connection = connection;
      this.right = right;
    }

    @Override
    public String protocol() {
      return right.protocol();
    }

    @Override
    public Muxer start(
        Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
      return around(right.start(lower, initiator, limits, around(listener), tap));
    }

    private MuxerListener around(MuxerListener listener) {
      return new MuxerListener() {
        @Override
        public void opened(MuxedStream stream) {
          listener.opened(ear(stream));
        }

        @Override
        public void closed(Closure closure) {
          listener.closed(closure);
        }
      };
    }

    private Muxer around(Muxer muxer) {
      return new Muxer() {
        @Override
        public String protocol() {
          return muxer.protocol();
        }

        @Override
        public MuxedStream open() {
          return ear(muxer.open());
        }

        @Override
        public void close() {
          muxer.close();
        }
      };
    }

    private MuxedStream ear(MuxedStream stream) {
      return new Ear(connection + " stream " + stream.label(), stream);
    }
  }
}

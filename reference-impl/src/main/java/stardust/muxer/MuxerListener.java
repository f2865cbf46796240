package stardust.muxer;

import stardust.io.Closure;

/** Is told what the other side does to a session. Called in the loop. */
public interface MuxerListener {

  /** The other side opened a stream. */
  void opened(MuxedStream stream);

  /** The session is over, and with it every stream. The last call. */
  void closed(Closure closure);
}

package stardust.muxer;

import stardust.io.Duplex;

/** A stream of a {@link Muxer}. */
public interface MuxedStream extends Duplex {

  /** Names the stream in traces, unique within its connection: "i0" opened here, "r0" there. */
  String label();
}

package stardust.muxer;

/**
 * Bounds on what the other side can make this side hold.
 *
 * @param streams how many streams the other side may have open at once; more are reset
 * @param frameBytes the longest payload of a frame that is read
 * @param streamBytes how many delivered but not consumed bytes a stream may hold
 */
public record MuxerLimits(int streams, int frameBytes, int streamBytes) {

  /**
   * 1024 streams; frames of 1 MiB, the limit of mplex; 256 KiB to a stream, the initial window of
   * yamux.
   */
  public static final MuxerLimits DEFAULT = new MuxerLimits(1024, 1 << 20, 256 << 10);
}

package stardust.yamux;

/** The frames on which a stream of yamux begins and ends: implementations differ, and all may. */
enum FlagFrames {
  /** Window updates, as most implementations do it. */
  WINDOW_UPDATES(YamuxFrame.WINDOW_UPDATE),

  /** Data frames without data. */
  DATA(YamuxFrame.DATA);

  private final int type;

  FlagFrames(int type) {
    this.type = type;
  }

  /** A frame that carries flags, and neither data nor credit. */
  YamuxFrame of(int flags, long streamId) {
    return YamuxFrame.control(type, flags, streamId, 0);
  }
}

package stardust.peer;

public final class PeerId {
  private PeerId() {}
}

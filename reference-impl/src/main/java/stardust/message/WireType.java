package stardust.message;

import java.util.Arrays;
import java.util.Optional;

/** How the value of a protobuf field is written. */
public enum WireType {
  VARINT(0, "varint"),
  FIXED64(1, "fixed 64 bits"),
  LENGTH_DELIMITED(2, "length-delimited"),
  START_GROUP(3, "start of a group"),
  END_GROUP(4, "end of a group"),
  FIXED32(5, "fixed 32 bits");

  private final int code;
  private final String label;

  WireType(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The low three bits of a field's tag. */
  public int code() {
    return code;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  static Optional<WireType> coded(int code) {
    return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
  }
}

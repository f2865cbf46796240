package stardust.message;

/**
 * One field as it stands in the bytes of a protobuf.
 *
 * @param number 1 to {@value #MAX_NUMBER}
 * @param type how its value is written
 * @param varint its value, when that is a varint; else 0
 * @param bytes its value in any other type, without a length
 */
record WireField(int number, WireType type, long varint, byte[] bytes) {

  static final int MAX_NUMBER = (1 << 29) - 1;
}

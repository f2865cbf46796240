package stardust.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import stardust.io.Bytes;
import stardust.message.RawMessage;

/**
 * A message as a step has it: its bytes, written field by field, and beside them what a reader is
 * to find there. The two are put side by side by hand, so that decoding proves something.
 *
 * @param name of the message in the schema
 * @param body the bytes without framing
 * @param fields what decoding gives: byte strings in hexadecimal, absent fields left out
 * @param vector the name that the body has in stardust-vectors.json, or ""
 */
record Written(String name, RawMessage body, Map<String, Object> fields, String vector) {

  static Written of(String name) {
    return new Written(name, RawMessage.empty(), Map.of(), "");
  }

  Written bytes(int number, String field, byte[] value) {
    return field(body.bytes(number, value), field, Bytes.hex(value));
  }

  Written message(int number, String field, Written value) {
    return field(body.message(number, value.body), field, value.fields);
  }

  Written text(int number, String field, String value) {
    return field(body.text(number, value), field, value);
  }

  Written number(int number, String field, int value) {
    return field(body.varint(number, value), field, value);
  }

  /** Adds a field that the schema does not have, or breaks the message in some other way. */
  Written body(RawMessage other) {
    return new Written(name, other, fields, "");
  }

  Written as(String other) {
    return new Written(name, body, fields, other);
  }

  Written field(RawMessage longer, String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Written(name, longer, more, "");
  }
}

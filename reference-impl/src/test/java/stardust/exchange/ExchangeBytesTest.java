package stardust.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.io.Bytes;
import stardust.message.FrameReader;
import stardust.message.MessageType;
import stardust.message.Messages;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;
import stardust.vectors.StardustVectors;
import stardust.vectors.WireVectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bytes are, by codecs that had no part in writing them. */
class ExchangeBytesTest {

  static List<ExchangeFile> files() {
    return ExchangeFile.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void areTheIndependentVectors(ExchangeFile file) {
    for (ExchangeStep step : file.steps()) {
      if (!step.vector().isEmpty()) {
        assertThat(step.message()).isEqualTo(step.vector().replaceFirst("_.*", ""));
        assertThat(body(file, step)).isEqualTo(StardustVectors.message(step.vector()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void decodeToTheFieldsThatAreSaid(ExchangeFile file) throws Exception {
    for (ExchangeStep step : file.steps()) {
      if (step.isReadable()) {
        Message message = Messages.decode(type(step), body(file, step)).orElseThrow();
        assertThat(json(message)).as("%s", step).isEqualTo(withoutZeros(step.fields()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void areBrokenAsIsSaid(ExchangeFile file) {
    for (ExchangeStep step : file.steps()) {
      FrameReader.Next next = read(file, step);
      switch (step.fault()) {
        case "not protobuf" ->
            assertThat(Messages.decode(type(step), body(file, step)).problem()).isPresent();
        case "cut frame" -> assertThat(next).isInstanceOf(FrameReader.Incomplete.class);
        case "oversized length", "endless length" ->
            assertThat(next).isInstanceOf(FrameReader.Broken.class);
        default -> assertThat(step.isMessage()).isEqualTo(step.isReadable());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void negotiateWithTheLinesOfOtherStacks(ExchangeFile file) {
    byte[] header = line("/multistream/1.0.0");
    for (ExchangeStep step : file.steps()) {
      if (step.kind().equals("multistream")) {
        assertThat(List.of(Bytes.hex(step.bytes())))
            .isSubsetOf(
                Bytes.hex(Bytes.concat(header, line("/p2p/stardust/0.1.0"))),
                Bytes.hex(Bytes.concat(header, line("na"))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void haveTheSolutionThatTheirOutcomeSays(ExchangeFile file) throws Exception {
    byte[] random = new byte[0];
    byte[] salt = new byte[0];
    for (ExchangeStep step : file.steps()) {
      if (step.isReadable()) {
        random = bytes(step, "random128", random);
        salt = step.fields().has("saltEncrypted") ? decrypt(step) : salt;
        if (step.fields().has("solution")) {
          byte[] right = MessageDigest.getInstance("SHA-512").digest(Bytes.concat(random, salt));
          boolean isRight = Arrays.equals(right, bytes(step, "solution", random));
          assertThat(isRight).as("%s", step).isEqualTo(!step.outcome().equals("error"));
        }
      }
    }
  }

  private static byte[] decrypt(ExchangeStep step) throws Exception {
    String key = StardustVectors.text("peerA", "privKeyBase64");
    RsaPrivateKey rsa = (RsaPrivateKey) Keys.decodePrivate(Base64.getDecoder().decode(key));
    return rsa.decrypt(bytes(step, "saltEncrypted", new byte[0]));
  }

  private static byte[] bytes(ExchangeStep step, String field, byte[] absent) {
    JsonNode value = step.fields().path(field);
    return value.isMissingNode() ? absent : Bytes.fromHex(value.asString());
  }

  private static FrameReader.Next read(ExchangeFile file, ExchangeStep step) {
    FrameReader reader = new FrameReader(file.binding().framing());
    reader.append(step.bytes());
    return reader.next();
  }

  /** The one message that the step is. */
  private static byte[] body(ExchangeFile file, ExchangeStep step) {
    FrameReader reader = new FrameReader(file.binding().framing());
    reader.append(step.bytes());
    FrameReader.Next next = reader.next();
    assertThat(next).as("%s", step).isInstanceOf(FrameReader.Message.class);
    assertThat(reader.hasPartialMessage()).isFalse();
    return ((FrameReader.Message) next).bytes();
  }

  private static byte[] line(String text) {
    return WireVectors.named("multistream.line." + text).hex("frame");
  }

  private static MessageType type(ExchangeStep step) {
    return Stream.of(MessageType.values())
        .filter(type -> type.schemaName().equals(step.message()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(Message message) {
    return JsonMapper.shared().valueToTree(map(message));
  }

  private static Map<String, Object> map(Message message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    message.getAllFields().forEach((field, value) -> fields.put(field.getName(), plain(value)));
    return fields;
  }

  private static Object plain(Object value) {
    if (value instanceof ByteString bytes) {
      return Bytes.hex(bytes.toByteArray());
    } else if (value instanceof EnumValueDescriptor number) {
      return number.getNumber();
    } else if (value instanceof Message message) {
      return map(message);
    } else if (value instanceof List<?> list) {
      return list.stream().map(ExchangeBytesTest::plain).toList();
    }
    return value;
  }

  /** In proto3 a zero, or no bytes, and an absent field are the same. */
  private static JsonNode withoutZeros(JsonNode fields) {
    Map<String, Object> left = new LinkedHashMap<>();
    fields
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              boolean zero =
                  value.isNumber()
                      ? value.asInt() == 0
                      : value.isString() && value.asString().isEmpty();
              if (!zero) {
                left.put(field.getKey(), value);
              }
            });
    return JsonMapper.shared().valueToTree(left);
  }
}

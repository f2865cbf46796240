package stardust.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.Stardust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of PROTOCOL.md against the schema and against bytes that others made. */
class ExamplesTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```hex (\\w+) ((\\w+?)(?:_\\w+)?)\n(.*?)^```$");

  private final JsonNode vectors = vectors();
  private final List<Example> examples =
      SpecDocument.load()
          .prose()
          .flatMap(prose -> EXAMPLE.matcher(prose.markdown()).results())
          .map(m -> new Example(m.group(1), m.group(2), m.group(3), bytes(m.group(4))))
          .toList();

  private record Example(String binding, String vector, String message, byte[] framed) {

    byte[] payload() {
      ByteBuffer in = ByteBuffer.wrap(framed);
      int length = binding.equals("libp2p") ? in.getInt() : varint(in);
      assertThat(length).as(vector).isEqualTo(in.remaining());
      byte[] payload = new byte[length];
      in.get(payload);
      return payload;
    }

    private static int varint(ByteBuffer in) {
      int value = 0;
      int shift = 0;
      byte group;
      do {
        group = in.get();
        value |= (group & 0x7f) << shift;
        shift += 7;
      } while (group < 0);
      return value;
    }
  }

  @Test
  void showsEveryMessageInTheLibp2pBinding() {
    List<String> shown =
        examples.stream()
            .filter(example -> example.binding().equals("libp2p"))
            .map(Example::message)
            .distinct()
            .toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Stardust.getDescriptor().getMessageTypes().stream()
                .map(Descriptor::getName)
                .filter(name -> !name.equals("PeerID"))
                .toList());
  }

  @Test
  void showsTheBareBinding() {
    assertThat(examples).filteredOn(example -> example.binding().equals("bare")).hasSize(3);
  }

  @Test
  void everyExampleIsTheFrameOfAVector() {
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(HexFormat.of().formatHex(example.payload()))
                    .as(example.vector())
                    .isEqualTo(vectors.at("/messages/" + example.vector()).asString("absent")));
  }

  @Test
  void everyExampleDecodesWithoutUnknownFieldsAndEncodesToTheSameBytes() {
    assertThat(examples)
        .allSatisfy(
            example -> {
              DynamicMessage message = decode(example);
              assertThat(message.getUnknownFields().asMap()).as(example.vector()).isEmpty();
              assertThat(message.toByteArray()).as(example.vector()).isEqualTo(example.payload());
            });
  }

  @Test
  void theSolutionIsTheHashOfTheRandomStringAndTheSalt() throws Exception {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    sha512.update(JoinInit.parseFrom(payload("JoinInit")).getRandom128().toByteArray());
    sha512.update(HexFormat.of().parseHex(vectors.get("salt").asString()));

    assertThat(
            JoinChallengeSolution.parseFrom(payload("JoinChallengeSolution"))
                .getSolution()
                .toByteArray())
        .isEqualTo(sha512.digest());
  }

  @Test
  void theSchemaInTheTextIsTheSchemaOfTheGeneratedClasses() {
    String text =
        SpecDocument.load()
            .prose()
            .map(prose -> prose.markdown().replaceAll("\\s+", " "))
            .collect(Collectors.joining(" "));

    assertThat(Stardust.getDescriptor().getMessageTypes())
        .hasSize(9)
        .allSatisfy(type -> assertThat(text).contains(declaration(type)));
    assertThat(Stardust.getDescriptor().getEnumTypes().get(0).getValues())
        .allSatisfy(
            value -> assertThat(text).contains(value.getName() + " = " + value.getNumber() + ";"));
  }

  private static String declaration(Descriptor type) {
    return type.getFields().stream()
        .map(ExamplesTest::declaration)
        .collect(Collectors.joining(" ", "message " + type.getName() + " { ", " }"));
  }

  private static String declaration(FieldDescriptor field) {
    String type =
        switch (field.getType()) {
          case ENUM -> field.getEnumType().getName();
          case MESSAGE -> field.getMessageType().getName();
          default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
        };
    String label =
        field.isRepeated() ? "repeated " : field.toProto().getProto3Optional() ? "optional " : "";
    return label + type + " " + field.getName() + " = " + field.getNumber() + ";";
  }

  private byte[] payload(String vector) {
    return examples.stream()
        .filter(example -> example.vector().equals(vector))
        .findFirst()
        .orElseThrow()
        .payload();
  }

  private static DynamicMessage decode(Example example) {
    Descriptor type =
        Objects.requireNonNull(
            Stardust.getDescriptor().findMessageTypeByName(example.message()), example.message());
    try {
      return DynamicMessage.parseFrom(type, example.payload());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(example.vector(), e);
    }
  }

  private static byte[] bytes(String example) {
    String digits =
        example.lines().map(line -> line.replaceAll("#.*|\\s", "")).collect(Collectors.joining());
    return HexFormat.of().parseHex(digits);
  }

  private static JsonNode vectors() {
    InputStream in = SpecDocument.class.getResourceAsStream("vectors/stardust-vectors.json");
    return JsonMapper.shared().readTree(Objects.requireNonNull(in, "the vectors"));
  }
}

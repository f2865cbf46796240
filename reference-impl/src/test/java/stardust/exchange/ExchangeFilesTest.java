package stardust.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.binding.Binding;
import stardust.spec.Catalogue;
import stardust.spec.Requirement;
import stardust.vectors.StardustVectors;
import tools.jackson.databind.JsonNode;

/** What the files are as files. To make them anew, see spec/vectors/README.md. */
class ExchangeFilesTest {

  static List<ExchangeFile> files() {
    return ExchangeFile.all();
  }

  @Test
  void areWhatIsMadeAnew() {
    Map<String, String> committed =
        files().stream().collect(Collectors.toMap(ExchangeFile::name, ExchangeFile::text));

    assertThat(committed).containsExactlyInAnyOrderEntriesOf(Exchanges.files());
  }

  @ParameterizedTest
  @MethodSource("files")
  void fitTheSchema(ExchangeFile file) throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(ExchangeFile.SCHEMA));

    assertThat(schema.validate(file.text(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void nameRequirementsThatThereAre(ExchangeFile file) {
    Set<String> known =
        Catalogue.load().all().stream().map(Requirement::id).collect(Collectors.toSet());

    for (ExchangeStep step : file.steps()) {
      assertThat(step.json().path("expect").path("requirements").valueStream())
          .map(JsonNode::asString)
          .isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void sayWhatFollowsEveryFault(ExchangeFile file) {
    List<ExchangeStep> steps = file.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).fault().isEmpty()) {
        int next = steps.get(i).fault().equals("cut frame") ? i + 1 : i;
        assertThat(steps.get(next).outcome()).as("%s", steps.get(i)).isNotIn("", "accept");
      }
    }
  }

  @Test
  void useEveryIndependentVectorOfAMessageInBothBindings() {
    for (Binding binding : Binding.values()) {
      Set<String> used =
          files().stream()
              .filter(file -> file.binding() == binding)
              .flatMap(file -> file.steps().stream())
              .map(ExchangeStep::vector)
              .filter(vector -> !vector.isEmpty())
              .collect(Collectors.toSet());
      assertThat(used).as("%s", binding).isEqualTo(StardustVectors.names("messages"));
    }
  }
}

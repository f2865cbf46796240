package stardust.report.json;

import stardust.report.model.RunResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the model looks in JSON: properties in the order of the records, instants in ISO 8601,
 * durations as decimal seconds. Nothing may be missing on reading, so that a damaged file is not
 * taken for a quiet one; properties that this version does not know are skipped.
 */
final class ResultsJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultsJson() {}

  /** Reads a run, after a look at its schema version. */
  static RunResult toRun(String json, String origin) throws ResultsFileException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkVersion(tree, origin);
      return MAPPER.treeToValue(tree, RunResult.class);
    } catch (JacksonException e) {
      throw new ResultsFileException(origin + " is damaged: " + e.getOriginalMessage() + at(e), e);
    }
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? "."
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ").";
  }

  private static void checkVersion(JsonNode tree, String origin) throws ResultsFileException {
    JsonNode version = tree.path("schemaVersion");
    if (!version.isInt()) {
      throw new ResultsFileException(
          origin + " is not a results file of this suite: it has no schemaVersion.");
    }
    if (version.intValue() != RunResult.SCHEMA_VERSION) {
      throw new ResultsFileException(
          origin
              + " has schema version "
              + version.intValue()
              + "; this suite reads version "
              + RunResult.SCHEMA_VERSION
              + ". Use the suite that wrote it.");
    }
  }
}
